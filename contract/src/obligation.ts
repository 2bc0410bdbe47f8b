import Type from "typebox";
import { day, identifier, object, oneOf, text } from "./schema.ts";

const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);

export const obligationState = oneOf(
  "mandatory",
  "grace",
  "exempt",
  "released",
  "unclear",
  "coming",
  "voluntary",
  "not-collecting",
);

/** Whether a facility must keep the electronic log today, since when and by which rule; as its own people and officers see it. */
export const obligation = object({
  state: obligationState,
  rule: orNull(
    object({
      id: identifier,
      code: orNull(text(40)),
      title: text(80),
      basis: text(200),
      from: day,
      graceUntil: orNull(day),
    }),
  ),
  /** In `grace` and `coming`: the last day without sanctions. In `exempt`: the last day of it. */
  until: orNull(day),
});

/** Why a facility need not use the electronic log. */
export const exemptionKind = oneOf("own-system", "no-network", "known-attendees", "other");

export const alertLevel = oneOf("관심", "주의", "경계", "심각");
