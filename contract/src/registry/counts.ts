import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { count, day, list, milliseconds, object } from "../schema.ts";

/** Visits in, hour by hour of one day of the last four weeks. Counts only. */
export const countVisits = endpoint({
  name: "countVisits",
  method: "GET",
  path: "/v1/counts/:day",
  callers: ["manager", "staff"],
  params: object({ day }),
  response: object({ day, hours: Type.Array(count, { minItems: 24, maxItems: 24 }) }),
  problems: ["session-ended", "bad-period"],
});

/** Visits in by day and hour: four weeks that end with today, which is not over. Counts only; a minute old at most. */
export const countFourWeeks = endpoint({
  name: "countFourWeeks",
  method: "GET",
  path: "/v1/counts",
  callers: ["manager", "staff"],
  response: object({
    atMs: milliseconds,
    days: list(object({ day, hours: Type.Array(count, { minItems: 24, maxItems: 24 }) }), 28),
  }),
  problems: ["session-ended"],
});
