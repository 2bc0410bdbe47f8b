import Type from "typebox";
import type { OfficeKind } from "../endpoint.ts";
import { count, day, identifier, list, milliseconds, object, oneOf, regionCode, text } from "../schema.ts";

/** Shapes and callers that several of the office's endpoints share. */

/** Whoever works on facilities. What they see is further bounded by their region and sectors. */
export const readers = ["office-handler", "office-decider", "office-viewer"] as const satisfies OfficeKind[];
/** Whoever may act on a facility. */
export const actors = ["office-handler", "office-decider"] as const satisfies OfficeKind[];
export const everyOfficer = [...readers, "office-admin"] as const satisfies OfficeKind[];

export const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

/** 시군구 (five digits), 시도 (two), or 'all'. */
export const officeRegion = Type.String({ pattern: "^(\\d{5}|\\d{2}|all)$", minLength: 2, maxLength: 5 });
export const officeRole = oneOf("handler", "decider", "viewer", "admin");
export const reason = text(300);

export const facilityStatus = oneOf("active", "waiting", "suspended", "closed");

/** A facility as the queue shows it. */
export const facilityBrief = object({
  id: identifier,
  /** To be named again by whoever decides on it: an older one is refused. 0 while it is another municipality's. */
  version: count,
  name: text(60),
  sector: text(40),
  sectorDetail: nullable(text(40)),
  region: regionCode,
  address: text(120),
  addressDetail: text(120, 0),
});

/** A facility as lists show it. */
export const facilityLine = object({
  ...facilityBrief.properties,
  businessNumber: nullable(text(10)),
  status: facilityStatus,
  statusSinceMs: milliseconds,
  signedUpOn: day,
});

/** What became of text messages; unsure: nobody knows whether it went. */
export const delivery = object({ waiting: count, sent: count, delivered: count, failed: count, unsure: count });

/** What an officer visits and acts on: a facility, or an entry of the target register. Exactly one is a number. */
export const placeRef = object({ facility: nullable(identifier), entry: nullable(identifier) });

/** A place as routes and measures show it. */
export const placeBrief = object({
  ...placeRef.properties,
  name: text(200),
  sector: text(40),
  sectorDetail: nullable(text(40)),
  region: regionCode,
  address: text(300, 0),
  addressDetail: text(120, 0),
  /** 관리번호 of an entry's licence; empty when there is none. */
  number: text(100, 0),
  /** The facility an entry is taken to be. */
  matched: nullable(identifier),
});

/** One facility as the officer saw it. */
export const seenFacility = object({ facility: identifier, version: count });
export const seenFacilities = list(seenFacility, 200);

/** What became of each: done, changed by somebody else meanwhile, or not there for this officer. */
export const decided = object({
  decided: list(
    object({
      facility: identifier,
      result: oneOf("done", "changed", "not-found"),
      /** To undo it with. */
      decision: nullable(identifier),
    }),
    200,
  ),
  undoUntilMs: milliseconds,
});

/** What waits for an officer, by kind; a provider of the office finds each. */
export const queueKind = oneOf(
  "approval",
  "duplicate",
  "duplicate-likely",
  "transfer",
  "exemption",
  "exemption-review",
  "grace-ending",
  "paper-overdue",
  "register-check",
  "silent",
  "missing",
  "measure-decision",
  "measure-due",
  "inspection-due",
);
