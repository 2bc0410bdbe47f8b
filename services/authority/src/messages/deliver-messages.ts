import { Problem } from "@kipass/protocol/problem";
import type { SmsGateway } from "@kipass/service-kit/sms-gateway";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import type { Patience } from "../disclosures/run-request.ts";
import type { Office } from "../office.ts";
import {
  countByState,
  enqueueMessages,
  markUnsure,
  openMessage,
  sentMessages,
  setMessage,
  takeMessage,
  type WaitingMessage,
} from "../store/messages.ts";

/** Messages under way at a time: what companies take without complaint. */
const AT_A_TIME = 8;
const ATTEMPTS = 3;
/** Longer than a gateway is waited for. */
const IN_HAND_MS = 60_000;
const LONGEST_PAUSE_SECONDS = 600;
/** Carriers give up within two days; after that nobody will say. */
const ASKED_FOR_MS = 2 * 86_400_000;

/**
 * One round over a batch: hands over what waits, each once, and asks how what was handed over has fared. A crash between the gateway's
 * yes and our note leaves a message unsure, which a person looks into; it is never sent again by itself.
 */
export async function deliverMessages(
  office: Office,
  gateway: SmsGateway,
  batchId: number,
  { firstPauseSeconds }: Patience,
): Promise<void> {
  const { db, clock } = office;
  await office.vault.refresh();
  await markUnsure(db, batchId, clock.nowMs() - IN_HAND_MS);
  await Promise.all(Array.from({ length: AT_A_TIME }, () => sendInTurn(office, gateway, batchId)));
  const oldestMs = await askAfterSent(office, gateway, batchId);
  const { waiting = 0, sending = 0, sent = 0 } = await countByState(db, batchId);
  office.log.info({ event: "messages-round", batch: batchId, waiting, sent });
  if (waiting + sending > 0) await enqueueMessages(db, batchId, sending > 0 ? IN_HAND_MS / 1000 : firstPauseSeconds);
  else if (sent > 0 && oldestMs < ASKED_FOR_MS)
    await enqueueMessages(db, batchId, pauseSeconds(oldestMs, firstPauseSeconds));
}

async function sendInTurn(office: Office, gateway: SmsGateway, batchId: number): Promise<void> {
  for (;;) {
    const message = await takeMessage(office.db, batchId, office.clock.nowMs());
    if (!message) return;
    const going = await send(office, gateway, batchId, message);
    // Out of reach: the rest waits for another round.
    if (!going) return;
  }
}

async function send(office: Office, gateway: SmsGateway, batchId: number, message: WaitingMessage): Promise<boolean> {
  const { db, clock, vault } = office;
  const box = caseBox(vault, message.caseId);
  try {
    const { receipt } = await gateway.send(openMessage(box, batchId, message));
    await setMessage(db, message.id, {
      state: "sent",
      receipt: sealReceipt(box, message, receipt),
      atMs: clock.nowMs(),
    });
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const state = message.attempts < ATTEMPTS ? "waiting" : "failed";
    await setMessage(db, message.id, { state, problem: error.code, atMs: clock.nowMs() });
    return state === "failed";
  }
}

/** Returns how long ago the oldest one still on its way was handed over. */
async function askAfterSent({ db, clock, vault }: Office, gateway: SmsGateway, batchId: number): Promise<number> {
  let oldestMs = 0;
  for (const message of await sentMessages(db, batchId)) {
    const receipt = openReceipt(caseBox(vault, message.caseId), message);
    const found = await gateway.delivery(receipt).catch(() => ({ state: "sent" as const, code: null }));
    if (found.state === "sent") oldestMs = Math.max(oldestMs, clock.nowMs() - message.atMs);
    else await setMessage(db, message.id, { state: found.state, problem: found.code, atMs: clock.nowMs() });
  }
  return oldestMs;
}

function pauseSeconds(agedMs: number, firstPauseSeconds: number): number {
  return Math.min(Math.max(agedMs / 1000, firstPauseSeconds), LONGEST_PAUSE_SECONDS);
}

function sealReceipt(box: CaseBox, { id }: WaitingMessage, receipt: string): Buffer {
  return box.seal(`receipt/${id}`, receipt);
}

function openReceipt(box: CaseBox, { id, receipt }: WaitingMessage): string {
  if (!receipt) throw new Error("a message without a receipt");
  return box.open<string>(`receipt/${id}`, receipt);
}
