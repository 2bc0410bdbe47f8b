import { concat, readU16, readU48, readU64, u8, u16, u32, u48, u64, utf8 } from "./bytes.ts";
import { type Day, dayNumber, dayOf } from "./day.ts";
import { parseHeader } from "./pass.ts";
import type { Primitives } from "./primitives.ts";

export type Direction = "in" | "out";
export type Channel = (typeof CHANNELS)[number];

export interface VisitFlags {
  /** Verified on the device and kept there. */
  offline: boolean;
  /** Arrived long after the claimed time. */
  late: boolean;
  /** The device claims a time at which it was in contact with the registry. */
  implausible: boolean;
  /** Arrived after the device's session had ended. */
  sessionEnded: boolean;
  /** The pass had already been recorded elsewhere. */
  conflict: boolean;
}

export interface VisitContent {
  /** Bytes 0..23 of the pass. */
  headerBytes: Uint8Array;
  facility: number;
  door: number;
  /** Unix milliseconds by the registry's clock; for an offline visit the corrected device time. */
  atMs: number;
  direction: Direction;
  channel: Channel;
  flags: VisitFlags;
}

/** The open columns of the row. They are authenticated with the sealed content, so that no row can be moved or edited unseen. */
export interface VisitBinding {
  /** The day of the pass's `issuedAt`, never of receipt. */
  day: Day;
  tag: Uint8Array;
  retry: Uint8Array;
  place: Uint8Array;
  /** 8 random bytes that name the epoch key. */
  epoch: Uint8Array;
  /** Never twice under one epoch key: it is the nonce. */
  counter: number;
}

export const SEALED_VISIT_BYTES = 58;

const CHANNELS = ["camera", "wedge", "kiosk", "screen", "paste"] as const;
const TAG_DOMAIN = utf8("kipass/tag/1");
const RETRY_DOMAIN = utf8("kipass/retry/1");
const PLACE_DOMAIN = utf8("kipass/place/1");
const VISIT_DOMAIN = utf8("kipass/visit/1");

/** 16 bytes: the registry's name for a pass id, and its only single-use check. SPEC §8.1. */
export function tagOf(passId: Uint8Array, tagKey: Uint8Array, p: Primitives): Uint8Array {
  return p.hmacSha256(tagKey, concat(TAG_DOMAIN, passId)).slice(0, 16);
}

/** 4 bytes: lets the same attempt of the same device be answered again, and nothing more be concluded. */
export function retryOf(device: Uint8Array, idempotencyKey: Uint8Array, tagKey: Uint8Array, p: Primitives): Uint8Array {
  return p.hmacSha256(tagKey, concat(RETRY_DOMAIN, device, idempotencyKey)).slice(0, 4);
}

/** 16 bytes; `hour` is the absolute hour (`hourOf`) of the visit. */
export function placeOf(
  where: { facility: number; direction: Direction; hour: number },
  placeKey: Uint8Array,
  p: Primitives,
): Uint8Array {
  const place = concat(PLACE_DOMAIN, u64(where.facility), u8(where.direction === "out" ? 1 : 0), u32(where.hour));
  return p.hmacSha256(placeKey, place).slice(0, 16);
}

/** 58 bytes: 42 sealed for the authority, 16 of tag. SPEC §8.2. */
export function sealVisit(
  content: VisitContent,
  binding: VisitBinding,
  epochKey: Uint8Array,
  p: Primitives,
): Uint8Array {
  return p.gcmSeal(epochKey, nonceOf(binding.counter), encodeContent(content), bindingAad(binding));
}

/** Undefined when the row was not sealed under this key with this binding, or its content is not a visit of that day. */
export function openVisit(
  sealed: Uint8Array,
  binding: VisitBinding,
  epochKey: Uint8Array,
  p: Primitives,
): VisitContent | undefined {
  const plaintext = p.gcmOpen(epochKey, nonceOf(binding.counter), sealed, bindingAad(binding));
  return plaintext && decodeContent(plaintext, binding.day);
}

/** The epoch key is random and used by one process, so a counter is nonce enough and the row need not store one. */
function nonceOf(counter: number): Uint8Array {
  return concat(new Uint8Array(8), u32(counter));
}

function bindingAad({ day, tag, retry, place, epoch, counter }: VisitBinding): Uint8Array {
  return concat(VISIT_DOMAIN, u32(dayNumber(day)), tag, retry, place, epoch, u32(counter));
}

function encodeContent(visit: VisitContent): Uint8Array {
  if (visit.headerBytes.length !== 24)
    throw new RangeError(`a pass header has 24 bytes, not ${visit.headerBytes.length}`);
  return concat(visit.headerBytes, u64(visit.facility), u16(visit.door), u48(visit.atMs), u16(encodeFlags(visit)));
}

function decodeContent(bytes: Uint8Array, day: Day): VisitContent | undefined {
  if (bytes.length !== 42) return undefined;
  const headerBytes = bytes.slice(0, 24);
  const header = parseHeader(headerBytes);
  const facility = readU64(bytes, 24);
  const flags = decodeFlags(readU16(bytes, 40));
  if (!header || dayOf(header.issuedAt) !== day || facility === undefined || !flags) return undefined;
  return { headerBytes, facility, door: readU16(bytes, 32), atMs: readU48(bytes, 34), ...flags };
}

/** Bit 0 direction out · 1–3 channel · 4 offline · 5 late · 6 implausible · 7 session ended · 8 conflict · 9–15 zero. */
function encodeFlags({ direction, channel, flags }: VisitContent): number {
  return (
    visitBits(direction, channel) |
    (flags.offline ? 1 << 4 : 0) |
    (flags.late ? 1 << 5 : 0) |
    (flags.implausible ? 1 << 6 : 0) |
    (flags.sessionEnded ? 1 << 7 : 0) |
    (flags.conflict ? 1 << 8 : 0)
  );
}

function decodeFlags(bits: number): Pick<VisitContent, "direction" | "channel" | "flags"> | undefined {
  const how = visitOfBits(bits & 15);
  if (!how || bits >> 9 !== 0) return undefined;
  const bit = (n: number) => ((bits >> n) & 1) === 1;
  const flags = { offline: bit(4), late: bit(5), implausible: bit(6), sessionEnded: bit(7), conflict: bit(8) };
  return { ...how, flags };
}

/** Bit 0 direction out · 1–3 channel. */
export function visitBits(direction: Direction, channel: Channel): number {
  return (direction === "out" ? 1 : 0) | (CHANNELS.indexOf(channel) << 1);
}

/** Undefined when there is no such channel, or a bit beyond. */
export function visitOfBits(bits: number): { direction: Direction; channel: Channel } | undefined {
  const channel = CHANNELS[bits >> 1];
  return channel && { direction: (bits & 1) === 1 ? "out" : "in", channel };
}
