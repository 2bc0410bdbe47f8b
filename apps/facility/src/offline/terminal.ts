import type { Reply } from "@kipass/contract/endpoint";
import type { describeSession } from "@kipass/contract/registry";
import { fromBase64url, toBase64url, toHex } from "@kipass/protocol/bytes";
import { parsePass, validityOf } from "@kipass/protocol/pass";
import { Problem } from "@kipass/protocol/problem";
import { renewalMessage } from "@kipass/protocol/terminal-renewal";
import { watched } from "@kipass/web-kit/watched.ts";
import { registry } from "../registry.ts";
import type { Answer } from "../scan/presentation.ts";
import type { Scan } from "../scan/record-visit.ts";
import { type DeviceKey, openDeviceKey } from "./device-key.ts";
import { areKeysStale } from "./judge-alone.ts";
import { keepScan } from "./keep-scan.ts";
import { clockMeasurement } from "./measured-clock.ts";
import { createSender, type Sender } from "./send-queue.ts";
import { openStorage, type Storage } from "./storage.ts";

export type ToldSession = Reply<typeof describeSession>;

/** '미전송 n건' */
export const unsent = watched(0);
/** What the registry could not use, of all this device ever sent. */
export const refused = watched(0);

interface Parts {
  storage: Storage;
  key: DeviceKey;
  sender: Sender;
}

const SESSION = "session";
const REFUSED = "refused";
/** Keys are asked for anew with a scan, never by an idle page. */
const RENEW_MS = 6 * 3_600_000;

let told: ToldSession | undefined;
const parts: Promise<Parts | undefined> = open().catch(() => undefined);

async function open(): Promise<Parts> {
  const storage = await openStorage();
  const key = await openDeviceKey(storage);
  unsent.set(await storage.count());
  refused.set((await storage.read<number>(REFUSED)) ?? 0);
  const sender = createSender({
    storage,
    key,
    send: (body) => registry.sendQueuedVisits({ body }),
    onCount: unsent.set,
    onRefused(visits) {
      refused.set(refused.value + visits);
      void storage.write(REFUSED, refused.value);
    },
  });
  addEventListener("online", () => sender.wake());
  await storage.eraseUsedBefore(Date.now() + clockMeasurement().offsetMs);
  if (unsent.value > 0) sender.wake();
  return { storage, key, sender };
}

/** The public half of this device's key, where the browser can keep one. */
export async function devicePublicKey(): Promise<string> {
  const open = await parts;
  if (!open) throw new Problem("unavailable");
  return toBase64url(open.key.publicKey);
}

/** The registry described this session. Once it knows the device's key, the device may work without a network. */
export async function keepSession(session: ToldSession): Promise<void> {
  const open = await parts;
  if (!open) return;
  const before = await open.storage.read<ToldSession>(SESSION);
  if (before?.device !== session.device) {
    told = undefined;
    await registry.registerTerminal({ body: { publicKey: toBase64url(open.key.publicKey) } });
  }
  told = session;
  await open.storage.write(SESSION, session);
  if (unsent.value > 0) open.sender.wake();
}

/** The session as it was last described, for a page opened without a network. */
export async function keptSession(): Promise<ToldSession | undefined> {
  const open = await parts;
  told ??= await open?.storage.read<ToldSession>(SESSION);
  return told;
}

/** A paired terminal's next session, for its key alone; once, and only while it has not been logged out here. */
export async function renewSession(): Promise<boolean> {
  const [open, kept] = [await parts, await keptSession()];
  const device = kept && fromBase64url(kept.device);
  if (!open || !device) return false;
  const atMs = Date.now() + clockMeasurement().offsetMs;
  const signature = toBase64url(await open.key.sign(renewalMessage(device, atMs)));
  const body = { device: toBase64url(device), atMs, signature };
  const isRenewed = await registry.renewTerminal({ body }).then(Boolean, () => false);
  await forgetSession();
  return isRenewed;
}

/** Logged out: nobody scans here any more. What is kept is sent all the same. */
export async function forgetSession(): Promise<void> {
  told = undefined;
  await (await parts)?.storage.erase(SESSION);
}

/** What the device says of a code by itself. Undefined where it cannot: then nothing was kept. */
export async function answerAlone(scan: Scan): Promise<Answer | undefined> {
  const open = await parts;
  if (!open || !told) return undefined;
  try {
    const answer = await keepScan(scan, { ...open, told, measured: clockMeasurement() });
    if (answer.code === "queued") {
      unsent.set(await open.storage.count());
      open.sender.later();
    }
    return answer;
  } catch {
    return undefined;
  }
}

/** The registry answered: it can be reached, and what it recorded is used here, too. */
export async function answered(scan: Scan, answer: Answer): Promise<void> {
  const open = await parts;
  if (!open) return;
  if (unsent.value > 0) open.sender.wake();
  const header = answer.code === "recorded" ? parsePass(scan.pass)?.header : undefined;
  const nowMs = scan.clientAtMs + clockMeasurement().offsetMs;
  if (header)
    await open.storage.markUsed({ passId: toHex(header.id), atMs: nowMs, untilMs: validityOf(header).until * 1000 });
  if (!told || nowMs - told.nowMs < RENEW_MS) return;
  await keepSession(await registry.describeSession());
  await open.storage.eraseUsedBefore(nowMs);
}

/** Whether what this device judges by is too old to find anything good. */
export function isStale(): boolean {
  return told !== undefined && areKeysStale(told, Date.now() + clockMeasurement().offsetMs);
}
