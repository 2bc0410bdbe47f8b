import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import {
  day,
  identifier,
  idParam,
  list,
  loginId,
  milliseconds,
  nothing,
  object,
  oneOf,
  password,
  regionCode,
  text,
} from "../schema.ts";
import { nullable, role } from "./fields.ts";

/** Who the officers are, where they serve, when they are away and who stands in. */

const named = object({ id: text(40), name: text(40), title: text(40) });

const absence = object({ id: identifier, from: day, to: day, deputy: nullable(named) });

const listed = object({
  id: text(40),
  name: text(40),
  title: text(40),
  role,
  region: regionCode,
  key: oneOf("none", "waiting", "certified"),
  appointedAtMs: milliseconds,
  /** Not over yet, the next one first. */
  absences: list(absence, 20),
});

const officerParam = object({ officer: Type.String({ pattern: "^[0-9a-f]{16}$" }) });
const reason = text(500, 2);

/** Officers within the caller's region, and those of wider regions who may stand in. */
export const listOfficers = endpoint({
  name: "listOfficers",
  method: "GET",
  path: "/v1/officers",
  callers: ["investigator", "approver", "supervisor", "auditor"],
  response: object({ officers: list(listed, 5000) }),
  problems: ["session-ended"],
});

/** An account with a first password; the ministry certifies the key its officer makes. */
export const addOfficer = endpoint({
  name: "addOfficer",
  method: "POST",
  path: "/v1/officers",
  callers: ["supervisor"],
  request: object({ loginId, password, name: text(40), title: text(40), role, region: regionCode }),
  response: object({ id: text(40) }),
  problems: [
    "session-ended",
    "forbidden",
    "malformed-request",
    "bad-login-id",
    "bad-password",
    "weak-password",
    "login-id-taken",
  ],
});

/** Another role, region or title. Sessions end at once; what the officer drafted stays theirs. */
export const changeOfficer = endpoint({
  name: "changeOfficer",
  method: "POST",
  path: "/v1/officers/:officer",
  callers: ["supervisor"],
  params: officerParam,
  request: object({ title: text(40), role, region: regionCode, reason }),
  response: nothing,
  problems: ["session-ended", "forbidden", "malformed-request", "officer-not-found"],
});

/** The officer leaves: sessions end at once and nobody logs in to the account again. */
export const retireOfficer = endpoint({
  name: "retireOfficer",
  method: "POST",
  path: "/v1/officers/:officer/leave",
  callers: ["supervisor"],
  params: officerParam,
  request: object({ reason }),
  response: nothing,
  problems: ["session-ended", "forbidden", "officer-not-found"],
});

/** By the officer for themselves, or by a supervisor. An approver may name a deputy who reaches the same region. */
export const enterAbsence = endpoint({
  name: "enterAbsence",
  method: "POST",
  path: "/v1/officers/:officer/absences",
  callers: ["investigator", "approver", "supervisor"],
  params: officerParam,
  request: object({ from: day, to: day, deputy: nullable(text(40)) }),
  response: nothing,
  problems: ["session-ended", "forbidden", "officer-not-found", "bad-period", "bad-deputy", "conflict"],
});

export const endAbsence = endpoint({
  name: "endAbsence",
  method: "POST",
  path: "/v1/absences/:absence/end",
  callers: ["investigator", "approver", "supervisor"],
  params: object({ absence: idParam }),
  request: nothing,
  response: nothing,
  problems: ["session-ended", "forbidden", "conflict"],
});

/** Another region, another investigator, or both. */
export const reassignCase = endpoint({
  name: "reassignCase",
  method: "POST",
  path: "/v1/cases/:case/reassignment",
  callers: ["supervisor"],
  params: object({ case: idParam }),
  request: object({ region: regionCode, officer: text(40), reason }),
  response: nothing,
  problems: ["session-ended", "forbidden", "malformed-request", "case-not-found", "officer-not-found"],
});
