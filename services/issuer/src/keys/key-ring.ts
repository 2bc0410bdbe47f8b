import { type Day, isDay } from "@kipass/protocol/day";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { STANDING_KEYS } from "./key-names.ts";

/** A standing key and those it replaces, newest first: the first seals and mints, any opens. */
export type KeyRing = readonly Uint8Array[];

export function newest([key]: KeyRing): Uint8Array {
  if (!key) throw new Error("there is no key");
  return key;
}

/** What the first key gives that gives anything. */
export function firstOf<T>(keys: KeyRing, open: (key: Uint8Array) => T | undefined): T | undefined {
  for (const key of keys) {
    const opened = open(key);
    if (opened !== undefined) return opened;
  }
  return undefined;
}

/** Standing keys that are replaced yearly, read anew at each use: a replaced key is gone once nothing needs it. */
export interface RotatedKeys {
  readonly profile: KeyRing;
  readonly phoneIndex: KeyRing;
  readonly session: KeyRing;
}

export type RotatedKey = keyof RotatedKeys;

export function rotatedKeysFrom(vault: Vault): RotatedKeys {
  const ring = (name: RotatedKey): KeyRing => namesInRing(vault, name).map((each) => vault.key(each));
  return {
    get profile() {
      return ring("profile");
    },
    get phoneIndex() {
      return ring("phoneIndex");
    },
    get session() {
      return ring("session");
    },
  };
}

/** Names of a key and those it replaces, newest first: the first ever has no day, later ones end in the day they were made. */
export function namesInRing(vault: Pick<Vault, "names">, key: RotatedKey): string[] {
  const base = STANDING_KEYS[key];
  return vault
    .names(base)
    .filter((name) => name === base || isDay(name.slice(base.length + 1)))
    .reverse();
}

export function successorName(key: RotatedKey, day: Day): string {
  return `${STANDING_KEYS[key]}-${day}`;
}

/** The day in a successor's name; undefined for the first ever. */
export function dayMade(key: RotatedKey, name: string): Day | undefined {
  return name === STANDING_KEYS[key] ? undefined : name.slice(STANDING_KEYS[key].length + 1);
}
