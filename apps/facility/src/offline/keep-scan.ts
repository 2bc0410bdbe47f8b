import { concat, fromBase64url, toBase64url, toHex } from "@kipass/protocol/bytes";
import { dayOf, weekOf } from "@kipass/protocol/day";
import { type Pass, parsePass, validityOf } from "@kipass/protocol/pass";
import { QUEUED_INFO, queuedAad, queuedBody, queuedMessage } from "@kipass/protocol/queued-scan";
import { hpkeSeal } from "@kipass/web-kit/hpke.ts";
import { primitives } from "@kipass/web-kit/primitives.ts";
import type { Answer } from "../scan/presentation.ts";
import type { Scan } from "../scan/record-visit.ts";
import type { DeviceKey } from "./device-key.ts";
import { judgeAlone, type Told } from "./judge-alone.ts";
import type { Measurement } from "./measured-clock.ts";
import type { QueuedItem, Storage, Used } from "./storage.ts";

export interface Keeper {
  storage: Pick<Storage, "usedAt" | "nextCounter" | "keep">;
  key: DeviceKey;
  told: Told & { device: string; queueKeys: readonly { week: string; publicKey: string }[] };
  measured: Measurement;
  random?: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
}

const CLASSES = { 0: "live", 1: "reserve", 3: "assisted" } as const;
const ATTEMPTS = 5;

/** Answers for the registry while it cannot be asked. `queued` is said once the signed, sealed scan is stored. */
export async function keepScan(scan: Scan, keeper: Keeper): Promise<Answer> {
  const pass = parsePass(scan.pass);
  if (!pass) return { code: "not-a-pass", passClass: null };
  const passClass = CLASSES[pass.header.class];
  const passId = toHex(pass.header.id);
  const nowMs = scan.clientAtMs + keeper.measured.offsetMs;
  const usedAtMs = await keeper.storage.usedAt(passId);
  const code = judgeAlone(pass, { told: keeper.told, usedAtMs, nowMs, p: primitives });
  if (code !== "queued") return { code, passClass };
  const used = { passId, atMs: nowMs, untilMs: validityOf(pass.header).until * 1000 };
  return { code: (await keep(scan, pass, used, keeper)) ? "queued" : "unavailable", passClass };
}

async function keep(scan: Scan, pass: Pass, used: Used, keeper: Keeper): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const counter = await keeper.storage.nextCounter(keeper.told.device);
    const item = await itemOf(scan, pass, counter, keeper);
    if (item && (await keeper.storage.keep(item, used))) return true;
  }
  return false;
}

async function itemOf(
  scan: Scan,
  pass: Pass,
  counter: number,
  { key, told, measured, random = (bytes) => crypto.getRandomValues(bytes) }: Keeper,
): Promise<QueuedItem | undefined> {
  const device = fromBase64url(told.device);
  const idempotencyKey = fromBase64url(scan.idempotencyKey);
  const queueKey = queueKeyAt(told.queueKeys, scan.clientAtMs + measured.offsetMs);
  const publicKey = queueKey && fromBase64url(queueKey.publicKey);
  if (!device || !idempotencyKey || !publicKey) return undefined;
  const body = queuedBody({
    device,
    counter,
    pass: concat(pass.headerBytes, pass.signature),
    direction: scan.direction,
    channel: scan.channel,
    atMs: scan.clientAtMs,
    offsetMs: measured.offsetMs,
    offsetAgeMs: Math.max(0, scan.clientAtMs - measured.atMs),
    idempotencyKey,
  });
  const signed = concat(body, await key.sign(queuedMessage(body)));
  const binding = { info: QUEUED_INFO, aad: queuedAad(device, queueKey.week) };
  const sealed = hpkeSeal(publicKey, signed, binding, random(new Uint8Array(32)));
  return { device: toBase64url(device), counter, week: queueKey.week, sealed };
}

/** This week's; after a long time without a network the last one known. */
function queueKeyAt(keys: Keeper["told"]["queueKeys"], ms: number) {
  const week = weekOf(dayOf(Math.floor(ms / 1000)));
  return keys.find((key) => key.week === week) ?? keys.at(-1);
}
