import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { day, list, milliseconds, nothing, object, oneOf, passText, seconds } from "../schema.ts";
import { childNumber } from "./fields.ts";

/** Drawing: nothing is written and nothing is logged. */

/**
 * Draws one pass: the visitor's own, or that of a child this device draws for. Nothing is written and nothing is logged,
 * here or in front of it (SPEC, what each party can know).
 */
export const issuePass = endpoint({
  name: "issuePass",
  method: "POST",
  path: "/v1/passes",
  callers: ["visitor", "child"],
  request: object({ class: oneOf("live", "assisted"), child: Type.Optional(childNumber) }),
  response: object({ pass: passText, issuedAt: seconds, expiresAt: seconds, nowMs: milliseconds }),
  problems: [
    "device-replaced",
    "not-verified",
    "consent-outdated",
    "processing-suspended",
    "issuer-suspended",
    "child-not-found",
    "child-of-age",
  ],
});

/**
 * Today's and tomorrow's three reserve passes each, for a device to hold against the hour when the issuer cannot be reached.
 * The same ids at every asking. As quiet as issuePass.
 */
export const issueReservePasses = endpoint({
  name: "issueReservePasses",
  method: "POST",
  path: "/v1/reserve-passes",
  callers: ["visitor"],
  request: nothing,
  response: object({ days: list(object({ day, passes: list(passText, 3) }), 2) }),
  problems: ["device-replaced", "not-verified", "consent-outdated", "processing-suspended"],
});
