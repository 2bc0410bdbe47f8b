import type { Day } from "@kipass/protocol/day";
import type { Vault } from "@kipass/service-kit/vault/vault";

/** A day's three keys, 32 bytes each; all die at 00:00 of D+29. */
export interface DayKeys {
  /** Names passes and attempts. */
  tag: Uint8Array;
  /** Names facility and hour. */
  place: Uint8Array;
  /** Wraps epoch keys. */
  wrap: Uint8Array;
}

export const DAY_KEY_KINDS = ["tag", "place", "wrap"] as const;

export function dayKeyName(kind: (typeof DAY_KEY_KINDS)[number], day: Day): string {
  return `${kind}-${day}`;
}

/** Undefined when the day has no keys yet or none any more, as far as this process knows. */
export function dayKeys(vault: Vault, day: Day): DayKeys | undefined {
  const names = DAY_KEY_KINDS.map((kind) => dayKeyName(kind, day));
  if (!names.every((name) => vault.has(name))) return undefined;
  const [tag, place, wrap] = names.map((name) => vault.key(name)) as [Buffer, Buffer, Buffer];
  return { tag, place, wrap };
}

/** Looks again at what the jobs have made since, before it says there are none. */
export async function currentDayKeys(vault: Vault, day: Day): Promise<DayKeys | undefined> {
  const known = dayKeys(vault, day);
  if (known) return known;
  await vault.refresh();
  return dayKeys(vault, day);
}
