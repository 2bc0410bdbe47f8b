import { fromUtf8, utf8 } from "./bytes.ts";

/**
 * JSON inside signed bytes has one spelling: no white space, no repeated members, no needless escapes (SPEC §2.4). Otherwise two
 * readers of the same signature could see different orders: one takes the first of two equal members, the other the last.
 */
export function jsonBytes(value: unknown): Uint8Array {
  return utf8(JSON.stringify(value));
}

/** Undefined unless the bytes are exactly what `jsonBytes` would write. */
export function readJson(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  return text === undefined ? undefined : readJsonText(text);
}

export function readJsonText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

export type Members = Record<string, unknown>;

/** The value is an object with exactly these members: a member nobody checked is a member somebody may trust. */
export function hasExactly(value: unknown, ...names: string[]): value is Members {
  if (!isObject(value)) return false;
  const present = Object.keys(value);
  return present.length === names.length && names.every((name) => present.includes(name));
}

export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isIntegerIn(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** 1 to `most` Unicode code points, without control characters and lone surrogates. */
export function isText(value: unknown, most: number): value is string {
  return typeof value === "string" && value !== "" && !/[\p{Cc}\p{Cs}]/u.test(value) && [...value].length <= most;
}

/** Unix seconds of a moment that fits the four bytes of a pass. */
export function isSeconds(value: unknown): value is number {
  return isIntegerIn(value, 0, 0xffff_ffff);
}
