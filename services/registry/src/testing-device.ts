import { randomBytes } from "node:crypto";
import { concat, fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import type { Day } from "@kipass/protocol/day";
import { parsePass } from "@kipass/protocol/pass";
import {
  batchMessage,
  QUEUED_INFO,
  type QueuedScan,
  queuedAad,
  queuedBody,
  queuedMessage,
} from "@kipass/protocol/queued-scan";
import { hpkeSeal } from "@kipass/service-kit/hpke";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";
import type { Terminal } from "./testing-terminal.ts";

/** The part of a terminal that keeps scans, with a true key. */
export interface TestDevice {
  publicKey: string;
  /** Keeps a pass as scanned at a time; the facts may lie. */
  keep(pass: string, atMs: number, facts?: Partial<QueuedScan>): Promise<KeptItem>;
  /** Sends and returns one word per item: the answer, or the reason of a refusal. */
  send(items: KeptItem[], by?: { seed?: Uint8Array; device?: Uint8Array }): Promise<string[]>;
}

export interface KeptItem {
  week: Day;
  sealed: Uint8Array;
}

export const newSeed = (): Buffer => randomBytes(32);

/** `through` is logged in as this device and has registered its key. */
export async function deviceOf(through: Terminal, seed: Uint8Array = newSeed()): Promise<TestDevice> {
  const { body: session } = await through.send("GET", "/v1/me");
  const device = fromBase64url(session.device) as Uint8Array;
  const [{ week, publicKey }] = session.queueKeys;
  let counter = 0;
  return {
    publicKey: toBase64url(ed25519PublicKey(seed)),
    async keep(pass, atMs, facts = {}) {
      const shown = parsePass(pass);
      if (!shown) throw new RangeError("not a pass");
      const body = queuedBody({
        device,
        counter: counter++,
        pass: concat(shown.headerBytes, shown.signature),
        direction: "in",
        channel: "camera",
        atMs,
        offsetMs: 0,
        offsetAgeMs: 0,
        idempotencyKey: randomBytes(16),
        ...facts,
      });
      const bytes = concat(body, primitives.ed25519Sign(seed, queuedMessage(body)));
      const binding = { info: QUEUED_INFO, aad: queuedAad(device, week) };
      return { week, sealed: hpkeSeal(fromBase64url(publicKey) as Uint8Array, bytes, binding) };
    },
    async send(items, by = {}) {
      const sender = by.device ?? device;
      const signature = primitives.ed25519Sign(by.seed ?? seed, batchMessage(sender, items, primitives));
      const { status, body } = await through.send("POST", "/v1/visits/queued", {
        device: toBase64url(sender),
        items: items.map((item) => ({ week: item.week, sealed: toBase64url(item.sealed) })),
        signature: toBase64url(signature),
      });
      if (status !== 200) return [body.code];
      return body.answers.map(({ answer, reason }: { answer: string; reason: string | null }) => reason ?? answer);
    },
  };
}

/** Registers a new key for a terminal that is logged in. */
export async function registeredDevice(through: Terminal): Promise<TestDevice> {
  const device = await deviceOf(through);
  await through.send("POST", "/v1/terminals", { publicKey: device.publicKey });
  return device;
}
