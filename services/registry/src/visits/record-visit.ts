import type { Body, Reply } from "@kipass/contract/endpoint";
import type { recordVisit as endpoint } from "@kipass/contract/registry";
import { equal, fromBase64url } from "@kipass/protocol/bytes";
import { type Day, dayOf, hourOf } from "@kipass/protocol/day";
import type { OutcomeCode } from "@kipass/protocol/outcome";
import { type IssuerKeyState, judgePass, type Pass, parsePass, validityOf } from "@kipass/protocol/pass";
import { Problem } from "@kipass/protocol/problem";
import { type Direction, placeOf } from "@kipass/protocol/visit";
import type { Clock } from "@kipass/service-kit/clock";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { FacilitySession } from "../members/sessions.ts";
import { findStandingVisits, type StandingVisit } from "../store/visits.ts";
import type { BatchWriter } from "./batch-writer.ts";
import type { Epochs } from "./epochs.ts";
import { type Attempt, nameAttempt, visitRow } from "./visit-row.ts";

export interface Scanning {
  db: Database;
  vault: Vault;
  writer: BatchWriter;
  epochs: Epochs;
  /** Of the certified issuers, by key id. */
  passKey: (keyId: number) => IssuerKeyState | undefined;
  /** Why nothing is recorded at this facility now; undefined when it is. */
  stopOf: (facility: number, day: Day) => OutcomeCode | undefined;
  /** False when this device sends more than any door needs. */
  admits: (session: FacilitySession) => boolean;
  clock: Clock;
  log: Log;
}

export interface Shown {
  session: FacilitySession;
  request: Body<typeof endpoint>;
  /** Unix milliseconds, stamped before any queue. */
  receivedAtMs: number;
}

const CLASS_NAMES = { 0: "live", 1: "reserve", 3: "assisted" } as const;
/** A terminal that got no answer asks again for seconds, at most minutes; later it is a dead code. */
const RETRY_SECONDS = 600;

/**
 * Records that a pass was shown, once (SPEC §7–8). The answer leaves after the commit, and only a stored visit, or the same attempt
 * of the same device again, is `recorded`.
 * @throws Problem rate-limited, unavailable
 */
export async function recordVisit(scanning: Scanning, shown: Shown): Promise<Reply<typeof endpoint>> {
  if (!scanning.admits(shown.session)) throw new Problem("rate-limited", { retryAfterSeconds: 1 });
  const pass = parsePass(shown.request.pass);
  const outcome = await outcomeOf(scanning, shown, pass).catch((error: unknown) => neverGreen(error, scanning.log));
  return { outcome, passClass: pass ? CLASS_NAMES[pass.header.class] : null, nowMs: scanning.clock.nowMs() };
}

async function outcomeOf(scanning: Scanning, shown: Shown, pass: Pass | undefined): Promise<OutcomeCode> {
  const nowSeconds = Math.floor(shown.receivedAtMs / 1000);
  const stop = scanning.stopOf(shown.session.facility, dayOf(nowSeconds));
  if (stop) return stop;
  if (!pass) return "not-a-pass";
  const judgement = judgePass(pass, { nowSeconds, issuerKey: scanning.passKey(pass.header.keyId), p: primitives });
  if (judgement !== "valid" && judgement !== "expired") return judgement;

  const mayBeRetry = nowSeconds < validityOf(pass.header).until + RETRY_SECONDS;
  if (!mayBeRetry) return "expired";
  const idempotencyKey = fromBase64url(shown.request.idempotencyKey);
  if (!idempotencyKey) throw new Problem("malformed-request");
  const attempt = await nameAttempt(scanning.vault, pass.header, { device: shown.session.device, idempotencyKey });
  if (!attempt) throw new Problem("unavailable", { retryAfterSeconds: 5 });
  if (judgement === "valid") return record(scanning, shown, pass, attempt);
  return (await wasRecorded(scanning.db, attempt)) ? "recorded" : "expired";
}

async function record(scanning: Scanning, shown: Shown, pass: Pass, attempt: Attempt): Promise<OutcomeCode> {
  const { facility, door } = shown.session;
  const { direction, channel } = shown.request;
  const atMs = shown.receivedAtMs;
  const visit = { headerBytes: pass.headerBytes, facility, door, atMs, direction, channel, flags: NO_FLAGS };
  const standing = await scanning.writer.write(attempt.day, await visitRow(scanning, attempt, visit));
  return outcomeOfStanding(standing, attempt, { facility, hour: hourOf(Math.floor(atMs / 1000)) });
}

const NO_FLAGS = { offline: false, late: false, implausible: false, sessionEnded: false, conflict: false };

/** The visit that stands is this very attempt's, now or earlier; or another of this facility a moment ago; or somebody else's. */
function outcomeOfStanding(
  standing: StandingVisit,
  attempt: Attempt,
  here: { facility: number; hour: number },
): OutcomeCode {
  if (equal(standing.retry, attempt.retry)) return "recorded";
  return isHere(standing, attempt.keys.place, here) ? "already-recorded" : "used";
}

function isHere(
  standing: StandingVisit,
  placeKey: Uint8Array,
  { facility, hour }: { facility: number; hour: number },
): boolean {
  return [hour, hour - 1].some((candidate) =>
    DIRECTIONS.some((direction) =>
      equal(standing.place, placeOf({ facility, direction, hour: candidate }, placeKey, primitives)),
    ),
  );
}

const DIRECTIONS: Direction[] = ["in", "out"];

async function wasRecorded(db: Database, { day, tag, retry }: Attempt): Promise<boolean> {
  const [standing] = await findStandingVisits(db, day, [tag]);
  return standing !== undefined && equal(standing.retry, retry);
}

/** Whatever went wrong, the door hears that nobody knows. */
function neverGreen(error: unknown, log: Log): never {
  if (error instanceof Problem) throw error;
  log.error({ event: "visit-not-judged", error });
  throw new Problem("unavailable", { retryAfterSeconds: 2 });
}
