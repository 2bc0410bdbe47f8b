import { concat, join, readU32, readU48, u8, u32, u48, utf8 } from "./bytes.ts";
import { type Day, dayNumber } from "./day.ts";
import { type Pass, parsePass, passText, validityOf } from "./pass.ts";
import type { Primitives } from "./primitives.ts";
import { type Channel, type Direction, visitBits, visitOfBits } from "./visit.ts";

/** What a device keeps of a scan the registry could not be asked about. SPEC §7.4. */
export interface QueuedScan {
  /** 16 bytes: the device's name at the registry, under which facility, door and public key are found. */
  device: Uint8Array;
  /** Per device, without gaps. */
  counter: number;
  /** All 88 bytes, so that the registry verifies the issuer's signature itself. */
  pass: Uint8Array;
  direction: Direction;
  channel: Channel;
  /** By the device's own clock, Unix milliseconds. */
  atMs: number;
  /** The registry's clock minus the device's, as last measured. */
  offsetMs: number;
  /** How long before the scan that was. */
  offsetAgeMs: number;
  /** Of the attempt: sent before without an answer, it is known again. */
  idempotencyKey: Uint8Array;
}

export const SEALED_SCAN_BYTES = 256;
export const QUEUED_INFO: Uint8Array = utf8("kipass/queued/1");
/** Later than this a queued visit is flagged. */
const LATE_MS = 72 * 3_600_000;

const VERSION = 0x01;
const BODY_BYTES = 144;
const SIGNATURE_BYTES = 64;
/** Offsets are signed; written above the middle of a u48 they need no sign of their own. */
const OFFSET_ZERO = 2 ** 47;
const BATCH_DOMAIN = utf8("kipass/queued-batch/1");

/** The 144 bytes a device signs, after `queuedMessage`. */
export function queuedBody(scan: QueuedScan): Uint8Array {
  const body = concat(
    u8(VERSION),
    scan.device,
    u32(scan.counter),
    scan.pass,
    u8(visitBits(scan.direction, scan.channel)),
    u48(scan.atMs),
    u48(scan.offsetMs + OFFSET_ZERO),
    u48(scan.offsetAgeMs),
    scan.idempotencyKey,
  );
  if (body.length !== BODY_BYTES) throw new RangeError(`a queued scan has ${BODY_BYTES} bytes, not ${body.length}`);
  return body;
}

/** What the device's key signs; the signature follows the body. */
export function queuedMessage(body: Uint8Array): Uint8Array {
  return concat(QUEUED_INFO, body);
}

/** AAD of the seal to the queue key of a week: an item cannot be moved to another device or week. */
export function queuedAad(device: Uint8Array, week: Day): Uint8Array {
  return concat(QUEUED_INFO, u32(dayNumber(week)), device);
}

/** What the device's key signs once for all items it sends together: strangers' parcels are refused unopened. */
export function batchMessage(
  device: Uint8Array,
  items: { week: Day; sealed: Uint8Array }[],
  p: Primitives,
): Uint8Array {
  const parts = items.flatMap(({ week, sealed }) => [u32(dayNumber(week)), sealed]);
  return concat(BATCH_DOMAIN, device, p.sha256(join(parts)));
}

/** The scan behind 208 unsealed bytes. Undefined unless this device key signed exactly this, and it is a pass. */
export function openQueuedScan(
  bytes: Uint8Array,
  publicKey: Uint8Array,
  p: Primitives,
): (QueuedScan & { shown: Pass }) | undefined {
  if (bytes.length !== BODY_BYTES + SIGNATURE_BYTES) return undefined;
  const body = bytes.subarray(0, BODY_BYTES);
  const isSigned = p.ed25519Verify(publicKey, queuedMessage(body), bytes.subarray(BODY_BYTES));
  return isSigned ? readBody(body) : undefined;
}

function readBody(body: Uint8Array): (QueuedScan & { shown: Pass }) | undefined {
  const pass = body.slice(21, 109);
  const shown = parsePass(passText(pass));
  const how = visitOfBits(body[109] as number);
  if (body[0] !== VERSION || !shown || !how) return undefined;
  return {
    device: body.slice(1, 17),
    counter: readU32(body, 17),
    pass,
    shown,
    ...how,
    atMs: readU48(body, 110),
    offsetMs: readU48(body, 116) - OFFSET_ZERO,
    offsetAgeMs: readU48(body, 122),
    idempotencyKey: body.slice(128, 144),
  };
}

/**
 * When the visit was, and what speaks against it. Outside the pass's own window the issuer's signed time is better than the device's,
 * so the nearest moment of the window counts: such a visit is still found where and when it must have been.
 */
export function timeOfQueued(
  { atMs, offsetMs, shown }: Pick<QueuedScan, "atMs" | "offsetMs"> & { shown: Pass },
  receivedAtMs: number,
): { atMs: number; late: boolean; implausible: boolean } {
  const corrected = atMs + offsetMs;
  const { from, until } = validityOf(shown.header);
  const within = Math.max(from * 1000, Math.min(corrected, until * 1000 - 1));
  return {
    atMs: within,
    late: receivedAtMs > within + LATE_MS,
    implausible: within !== corrected || corrected > receivedAtMs,
  };
}
