import Type from "typebox";
import { orderProblems } from "../disclosure.ts";
import { endpoint } from "../endpoint.ts";
import { bytes, bytesUpTo, list, object, order, sealedParts, text } from "../schema.ts";

/** What the authority may ask under an order, and the keys that sign the answers. */

const headers = bytesUpTo(24 * 20_000);

/** Order `passes-of-person`: items {day, ids}: the day's pass ids, concatenated. */
export const disclosePasses = endpoint({
  name: "disclosePasses",
  method: "POST",
  path: "/v1/disclosures/passes",
  callers: ["order"],
  request: object({ order }),
  response: sealedParts,
  problems: [...orderProblems, "person-not-found"],
  bodyLimitBytes: 262_144,
  rate: { max: 120, windowSeconds: 60 },
});

/** Order `identities-of-passes`, first step: items {pass, person}: the same number for the same person, no names. */
export const discloseGroups = endpoint({
  name: "discloseGroups",
  method: "POST",
  path: "/v1/disclosures/groups",
  callers: ["order"],
  request: object({ order, headers }),
  response: sealedParts,
  problems: [...orderProblems],
  bodyLimitBytes: 2_097_152,
  rate: { max: 120, windowSeconds: 60 },
});

/** Order `identities-of-passes`, second step: items {person, name, phone, guardianPhone} for the chosen numbers only. */
export const discloseIdentities = endpoint({
  name: "discloseIdentities",
  method: "POST",
  path: "/v1/disclosures/identities",
  callers: ["order"],
  request: object({ order, headers, people: list(Type.Integer({ minimum: 1, maximum: 1_000_000 }), 10_000) }),
  response: sealedParts,
  problems: [...orderProblems],
  bodyLimitBytes: 2_097_152,
  rate: { max: 120, windowSeconds: 60 },
});

/** Order `identities-of-safe-numbers`: items {number, name, phone, guardianPhone} of numbers that were somebody's on these days. */
export const discloseSafeNumbers = endpoint({
  name: "discloseSafeNumbers",
  method: "POST",
  path: "/v1/disclosures/safe-numbers",
  callers: ["order"],
  request: object({ order }),
  response: sealedParts,
  problems: [...orderProblems],
  bodyLimitBytes: 262_144,
  rate: { max: 120, windowSeconds: 60 },
});

export const describeKeys = endpoint({
  name: "describeKeys",
  method: "GET",
  path: "/.well-known/kipass-issuer.json",
  callers: ["anyone"],
  response: object({
    code: text(16),
    signingKey: bytes(32),
    passKeys: list(object({ keyId: Type.Integer({ minimum: 0, maximum: 65_535 }), publicKey: bytes(32) }), 16),
  }),
  problems: [],
});
