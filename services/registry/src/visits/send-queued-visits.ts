import type { Body, Reply } from "@kipass/contract/endpoint";
import type { sendQueuedVisits as endpoint } from "@kipass/contract/registry";
import { equal, fromBase64url } from "@kipass/protocol/bytes";
import { type Day, dayOf, diesAt, isDay } from "@kipass/protocol/day";
import { judgePass } from "@kipass/protocol/pass";
import { Problem } from "@kipass/protocol/problem";
import {
  batchMessage,
  openQueuedScan,
  QUEUED_INFO,
  type QueuedScan,
  queuedAad,
  timeOfQueued,
} from "@kipass/protocol/queued-scan";
import { hpkeOpen } from "@kipass/service-kit/hpke";
import { primitives } from "@kipass/service-kit/primitives";
import type { Sessions } from "../members/sessions.ts";
import { findTerminal, type Terminal } from "../store/terminals.ts";
import { findStandingVisits, insertConflict } from "../store/visits.ts";
import type { DeviceContacts } from "./device-contacts.ts";
import { queueKeyName } from "./queue-keys.ts";
import type { Scanning } from "./record-visit.ts";
import { type Attempt, nameAttempt, visitRow } from "./visit-row.ts";

export interface Keeping extends Scanning {
  sessions: Pick<Sessions, "hasEnded">;
  contacts: DeviceContacts;
}

type Answer = Reply<typeof endpoint>["answers"][number];
type Reason = NonNullable<Answer["reason"]>;
type Opened = NonNullable<ReturnType<typeof openQueuedScan>>;

/** So that one terminal's backlog leaves room for the doors that are scanning. */
const AT_ONCE = 16;

/**
 * Records what a terminal kept while it had no connection (SPEC §7.3). Nothing with a valid signature is dropped; what cannot be used is
 * answered with its reason and counted. Sent again, everything is answered again.
 * @throws Problem unavailable when it is not known whether all of it is stored
 */
export async function sendQueuedVisits(
  keeping: Keeping,
  { body, receivedAtMs }: { body: Body<typeof endpoint>; receivedAtMs: number },
): Promise<Reply<typeof endpoint>> {
  const batch = readBatch(body);
  const terminal = await findTerminal(keeping.db, batch.device);
  const parcel = terminal && batchMessage(batch.device, batch.items, primitives);
  const isSigned = parcel && primitives.ed25519Verify(terminal.publicKey, parcel, batch.signature);
  const answers: Answer[] = [];
  for (let n = 0; n < batch.items.length; n += AT_ONCE) {
    const some = batch.items.slice(n, n + AT_ONCE);
    const answered = some.map((item) => {
      if (!terminal) return refused("unknown-device");
      return isSigned ? answerOf(keeping, terminal, item, receivedAtMs) : refused("bad-signature");
    });
    answers.push(...(await Promise.all(answered)));
  }
  countRefused(keeping, answers);
  return { answers };
}

interface Item {
  week: Day;
  sealed: Uint8Array;
}

/** @throws Problem malformed-request */
function readBatch({ device, items, signature }: Body<typeof endpoint>) {
  return {
    device: readBytes(device),
    signature: readBytes(signature),
    items: items.map(({ week, sealed }): Item => {
      if (!isDay(week)) throw new Problem("malformed-request");
      return { week, sealed: readBytes(sealed) };
    }),
  };
}

function readBytes(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  if (!bytes) throw new Problem("malformed-request");
  return bytes;
}

async function answerOf(keeping: Keeping, terminal: Terminal, item: Item, receivedAtMs: number): Promise<Answer> {
  const scan = openItem(keeping, terminal, item);
  if (!scan) return refused("unreadable");
  const time = timeOfQueued(scan, receivedAtMs);
  const reason = reasonAgainst(keeping, terminal, scan, time.atMs);
  if (reason) return refused(reason);
  const { header, headerBytes } = scan.shown;
  // By the clock, not by what is left: this process may not have heard yet that the jobs have destroyed it.
  if (diesAt(dayOf(header.issuedAt)) <= receivedAtMs / 1000) return refused("day-destroyed");
  const attempt = await nameAttempt(keeping.vault, header, scan);
  if (!attempt) throw new Problem("unavailable", { retryAfterSeconds: 60 });
  const flags = {
    offline: true,
    late: time.late,
    implausible: time.implausible || keeping.contacts.wasNear(scan.device, scan.atMs + scan.offsetMs),
    sessionEnded: keeping.sessions.hasEnded(terminal),
    conflict: false,
  };
  const { facility, door } = terminal;
  const { direction, channel } = scan;
  return store(keeping, attempt, { headerBytes, facility, door, atMs: time.atMs, direction, channel, flags });
}

function openItem({ vault }: Keeping, terminal: Terminal, { week, sealed }: Item): Opened | undefined {
  const name = queueKeyName(week);
  if (!vault.has(name)) return undefined;
  const binding = { info: QUEUED_INFO, aad: queuedAad(terminal.device, week) };
  const opened = hpkeOpen(vault.key(name), sealed, binding);
  const scan = opened && openQueuedScan(opened, terminal.publicKey, primitives);
  return scan && equal(scan.device, terminal.device) ? scan : undefined;
}

/** Only what makes the pass none, or forbids collecting: how late and how odd it is stands in the flags. */
function reasonAgainst(
  { passKey, stopOf }: Keeping,
  { facility }: Terminal,
  { shown }: QueuedScan & Pick<Opened, "shown">,
  atMs: number,
): Reason | undefined {
  const stop = stopOf(facility, dayOf(Math.floor(atMs / 1000)));
  if (stop === "collection-stopped" || stop === "facility-not-approved") return stop;
  const issuerKey = passKey(shown.header.keyId);
  const judgement = judgePass(shown, { nowSeconds: Math.floor(atMs / 1000), issuerKey, p: primitives });
  return judgement === "forged" || judgement === "unknown-issuer" ? judgement : undefined;
}

async function store(keeping: Keeping, attempt: Attempt, visit: Parameters<typeof visitRow>[2]): Promise<Answer> {
  const { db, writer } = keeping;
  const { day, tag, retry } = attempt;
  const [before] = await findStandingVisits(db, day, [tag]);
  const standing = before ?? (await writer.write(day, await visitRow(keeping, attempt, visit)));
  if (equal(standing.retry, retry)) return { answer: before ? "already" : "kept", reason: null };
  const flags = { ...visit.flags, conflict: true };
  await insertConflict(db, day, await visitRow(keeping, attempt, { ...visit, flags }));
  return { answer: "conflict", reason: null };
}

function refused(reason: Reason): Answer {
  return { answer: "refused", reason };
}

function countRefused({ log }: Keeping, answers: Answer[]): void {
  const reasons = answers.flatMap(({ reason }) => reason ?? []);
  for (const [reason, each] of Map.groupBy(reasons, (reason) => reason))
    log.warn({ event: "queued-visits-refused", reason, visits: each.length });
}
