import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { count, day, list, milliseconds, object } from "../schema.ts";

const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** The scheme in numbers, for everybody; as the jobs counted it last. */
export const readPublicFigures = endpoint({
  name: "readPublicFigures",
  method: "GET",
  path: "/v1/figures",
  callers: ["anyone"],
  response: object({
    /** Visits in the whole country on each of the last 29 days, today last. Null: between one and four, which is not said. */
    days: list(object({ day, visits: orNull(count) }), 29),
    /** By 시도: facilities that may record, and those of them that did within seven days. */
    regions: list(object({ region: Type.String({ pattern: "^\\d{2}$" }), facilities: count, recording: count }), 30),
    countedMs: orNull(milliseconds),
  }),
  problems: [],
  rate: { max: 60, windowSeconds: 60 },
});
