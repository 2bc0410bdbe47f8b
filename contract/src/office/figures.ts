import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { bytesUpTo, count, day, list, milliseconds, object, oneOf, text } from "../schema.ts";
import { nullable, officeRegion, readers, reason } from "./fields.ts";

/** Sums over the facilities of an officer's region and sectors. Nothing in them is about a visitor. */

const sector = text(40);
/** "2026-11". */
const month = Type.String({ pattern: "^\\d{4}-(0[1-9]|1[0-2])$", minLength: 7, maxLength: 7 });

/** Those who must keep the electronic log, by how they do. `target` is the sum of the three. */
const rate = {
  target: count,
  /** In the licence register, and no registered facility was found for it. */
  notInstalled: count,
  /** Registered, and nothing recorded in seven days. */
  silent: count,
  recording: count,
  /** As many of the target as recorded in the seven days before. */
  recordingBefore: count,
};

/** How many of those who must keep the electronic log did within seven days, today included. */
export const readRates = endpoint({
  name: "readRates",
  method: "GET",
  path: "/v1/figures/rates",
  callers: readers,
  query: object({
    sector: Type.Optional(sector),
    /** A 시도 (two digits) in the officer's region. */ of: Type.Optional(Type.String({ pattern: "^\\d{2}$" })),
  }),
  response: object({
    from: day,
    to: day,
    /** Whose sums these are. */
    region: officeRegion,
    total: object(rate),
    /** 시도 of the country, 시군구 of a 시도. */
    regions: list(object({ region: officeRegion, ...rate }), 300),
    sectors: list(object({ sector, ...rate }), 60),
    /** Registered without having to, and those of them that recorded. */
    voluntary: object({ facilities: count, recording: count }),
  }),
  problems: ["session-ended"],
});

/** Of the last four weeks, or of one month of the last three. */
export const readActivity = endpoint({
  name: "readActivity",
  method: "GET",
  path: "/v1/figures/activity",
  callers: readers,
  query: object({ month: Type.Optional(month) }),
  response: object({
    from: day,
    to: day,
    region: officeRegion,
    days: list(
      object({
        day,
        /** Sign-ups that had to keep the log by the rules of their day, and others. */
        mandatory: count,
        voluntary: count,
        /** Facilities that recorded something. */
        recording: count,
        /** Null: between one and four, which is not said. */
        visits: nullable(count),
      }),
      31,
    ),
    approvals: object({
      waiting: count,
      oldestMs: nullable(milliseconds),
      /** Of those that wait. */
      medianWaitingMs: nullable(milliseconds),
      decided: count,
      /** Of those decided in the period. */
      medianDecidedMs: nullable(milliseconds),
    }),
    /** Written logs, by what became of those due in the period. */
    paper: object({ kept: count, destroyed: count, destroyedLate: count, overdue: count }),
  }),
  problems: ["session-ended", "bad-period"],
});

const FILE_BYTES = 8 * 1024 * 1024;

/** The same sums as a table; who takes them and why is in the access log. */
export const exportFigures = endpoint({
  name: "exportFigures",
  method: "POST",
  path: "/v1/figures/exports/:table",
  callers: readers,
  params: object({ table: oneOf("regions", "sectors", "days") }),
  request: object({ format: oneOf("xlsx", "csv"), sector: Type.Optional(sector), month: Type.Optional(month), reason }),
  response: object({
    name: text(120),
    mediaType: text(100),
    rows: count,
    sha256: text(64, 64),
    bytes: bytesUpTo(FILE_BYTES),
  }),
  problems: ["session-ended", "bad-period"],
});

/** A month's figures as a PDF. */
export const printFigures = endpoint({
  name: "printFigures",
  method: "POST",
  path: "/v1/figures/reports/:month",
  callers: readers,
  params: object({ month }),
  request: object({ reason }),
  response: object({ name: text(120), bytes: bytesUpTo(FILE_BYTES) }),
  problems: ["session-ended", "bad-period", "rate-limited"],
});
