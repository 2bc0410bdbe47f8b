import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { count, day, idParam, list, nothing, object, oneOf, personName, phone, phoneCode, text } from "../schema.ts";
import { childNumber } from "./fields.ts";

/** Under 14: drawn for by a guardian, or on a device of their own. */

const ofChild = object({ child: idParam });

/** A child under 14, by its guardian's consent; this device draws for it from now on. The same child again is the same account. */
export const addChild = endpoint({
  name: "addChild",
  method: "POST",
  path: "/v1/me/children",
  callers: ["visitor"],
  request: object({
    name: personName,
    birthDate: day,
    consents: list(
      object({
        kind: oneOf("collection", "provision", "location", "guardian"),
        version: text(16),
        agreed: Type.Boolean(),
      }),
      4,
    ),
  }),
  response: object({ child: childNumber, ofAgeOn: day }),
  problems: [
    "device-replaced",
    "not-verified",
    "bad-name",
    "bad-birth-date",
    "child-of-age",
    "consent-missing",
    "consent-outdated",
    "children-limit",
  ],
  rate: { max: 30, windowSeconds: 60 },
});

/** The visitor's children, each with the day it turns 14; this device draws for those without one of their own. */
export const listChildren = endpoint({
  name: "listChildren",
  method: "GET",
  path: "/v1/me/children",
  callers: ["visitor"],
  response: object({
    children: list(object({ child: childNumber, name: personName, ofAgeOn: day, ownDevice: Type.Boolean() }), 8),
  }),
  problems: ["device-replaced"],
});

/** The guardian withdraws the consent for a child: its passes end on every device. */
export const removeChild = endpoint({
  name: "removeChild",
  method: "POST",
  path: "/v1/me/children/:child/removal",
  callers: ["visitor"],
  params: ofChild,
  request: nothing,
  response: object({ destroyedOn: day }),
  problems: ["device-replaced", "child-not-found"],
});

/** A code for a device of the child's own, to be shown on the guardian's. */
export const startChildDevice = endpoint({
  name: "startChildDevice",
  method: "POST",
  path: "/v1/me/children/:child/device-codes",
  callers: ["visitor"],
  params: ofChild,
  request: nothing,
  response: object({ code: phoneCode, expiresInSeconds: count }),
  problems: ["device-replaced", "not-verified", "child-not-found"],
  rate: { max: 30, windowSeconds: 60 },
});

/** Back from the child's own device to the guardian's. */
export const endChildDevice = endpoint({
  name: "endChildDevice",
  method: "POST",
  path: "/v1/me/children/:child/device-end",
  callers: ["visitor"],
  params: ofChild,
  request: nothing,
  response: nothing,
  problems: ["device-replaced", "not-verified", "child-not-found"],
});

/** The guardian's number and the code on the guardian's screen: a session that draws for this child and can do nothing else. */
export const startChildSession = endpoint({
  name: "startChildSession",
  method: "POST",
  path: "/v1/child-sessions",
  callers: ["anyone"],
  request: object({ phone, code: phoneCode }),
  response: object({ name: personName, ofAgeOn: day, verifiedUntil: day }),
  problems: ["bad-phone", "foreign-phone", "code-wrong", "code-expired", "code-tries-exceeded", "child-not-found"],
  rate: { max: 30, windowSeconds: 60 },
});

/** The session follows the guardian's monthly verification. */
export const renewChildSession = endpoint({
  name: "renewChildSession",
  method: "POST",
  path: "/v1/child-sessions/renewal",
  callers: ["child"],
  request: nothing,
  response: object({ verifiedUntil: day }),
  problems: ["device-replaced"],
});
