import Type from "typebox";
import { orderProblems } from "../disclosure.ts";
import { endpoint } from "../endpoint.ts";
import { bytesUpTo, day, identifier, list, object, order, regionCode, sealedParts, text } from "../schema.ts";

/**
 * Orders `visits-of-passes` (with `passes`) and `visits-at-place` (without). Items: {type:"epoch", day, epoch, week, working,
 * escrow} before the {type:"visit", day, tag, retry, place, epoch, counter, sealed, conflict} that need it.
 */
export const discloseVisits = endpoint({
  name: "discloseVisits",
  method: "POST",
  path: "/v1/disclosures/visits",
  callers: ["order"],
  request: object({
    order,
    passes: Type.Optional(list(object({ day, ids: bytesUpTo(16 * 6000 * 8) }), 240)),
  }),
  response: sealedParts,
  problems: [...orderProblems],
  bodyLimitBytes: 33_554_432,
  rate: { max: 120, windowSeconds: 60 },
});

/** What the facilities of a `visits-of-passes` or `visits-at-place` order are called and where they are: businesses, no persons. */
export const describeFacilities = endpoint({
  name: "describeFacilities",
  method: "POST",
  path: "/v1/disclosures/facilities",
  callers: ["order"],
  request: object({ order, facilities: list(identifier, 500) }),
  response: object({
    facilities: list(
      object({
        id: identifier,
        name: text(60),
        sector: text(40),
        region: regionCode,
        address: text(120),
        addressDetail: text(120, 0),
        telephone: text(20),
      }),
      500,
    ),
  }),
  problems: [...orderProblems],
  bodyLimitBytes: 262_144,
  rate: { max: 120, windowSeconds: 60 },
});
