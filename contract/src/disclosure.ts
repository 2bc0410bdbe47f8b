import type { ProblemCode } from "@kipass/protocol/problem";
import Type from "typebox";
import { endpoint } from "./endpoint.ts";
import { logPage, object } from "./schema.ts";

/** What every party that is asked under an order has in common. */

export const orderProblems = [
  "order-malformed",
  "order-signature",
  "order-audience",
  "order-not-approved",
  "order-expired",
  "order-not-yet-valid",
  "order-scope",
  "order-limit",
  "certification-stale",
] as const satisfies readonly ProblemCode[];

/** The party's public log of orders and destructions, verbatim, with the signed head (SPEC, logs). */
export const readLog = endpoint({
  name: "readLog",
  method: "GET",
  path: "/v1/log",
  callers: ["anyone"],
  query: object({ from: Type.Optional(Type.String({ pattern: "^\\d{1,12}$" })) }),
  response: logPage,
  problems: [],
});
