import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { alertLevel, exemptionKind, obligation } from "../obligation.ts";
import { day, list, milliseconds, nothing, object, oneOf, text } from "../schema.ts";

const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);

/** What a facility's own people see of its duty, and of what was announced to it. */
export const readOwnObligation = endpoint({
  name: "readOwnObligation",
  method: "GET",
  path: "/v1/facility/obligation",
  callers: ["manager", "staff"],
  response: object({
    obligation,
    /** Latest first. */
    notices: list(object({ atMs: milliseconds, title: text(80), code: orNull(text(40)), from: day }), 20),
    /** Of an event: the days it records on. */
    event: orNull(object({ from: day, to: day })),
    /** The last one that was asked for, and the office's reason once it has decided. */
    exemption: orNull(
      object({
        kind: exemptionKind,
        state: oneOf("open", "granted", "refused", "ended"),
        askedMs: milliseconds,
        reason: orNull(text(300)),
      }),
    ),
    alertLevel,
  }),
  problems: ["session-ended"],
});

/** A manager asks the municipality to exempt the facility. Evidence is handed to the office, which decides. */
export const askExemption = endpoint({
  name: "askExemption",
  method: "POST",
  path: "/v1/facility/exemption",
  callers: ["manager"],
  request: object({
    kind: exemptionKind,
    explanation: text(500),
    /** Of an own system: how it finds out who somebody is (실명 확인). */
    identification: orNull(text(300)),
  }),
  response: nothing,
  problems: ["session-ended", "facility-closed", "malformed-request", "conflict"],
});

/** 위기경보 by day, the last ones. Below 경계 no visit is recorded anywhere. */
export const readAlertLevel = endpoint({
  name: "readAlertLevel",
  method: "GET",
  path: "/v1/alert-level",
  callers: ["anyone"],
  response: object({
    level: alertLevel,
    isCollecting: Type.Boolean(),
    /** In the order of their days; the last may lie ahead. */
    levels: list(object({ from: day, level: alertLevel }), 100),
  }),
  problems: [],
});
