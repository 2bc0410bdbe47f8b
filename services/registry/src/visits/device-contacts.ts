import { toHex } from "@kipass/protocol/bytes";

/** When this process answered a device, in memory alone: kept anywhere, it would be a second record of visits. */
export interface DeviceContacts {
  note(device: Uint8Array, atMs: number): void;
  /** Whether the device was answered within a minute of this moment. */
  wasNear(device: Uint8Array, atMs: number): boolean;
}

const NEAR_MS = 60_000;
/** Per device, stretches of time without a minute's silence; the oldest go first. */
const MOST_STRETCHES = 64;
const MOST_DEVICES = 50_000;

export function createDeviceContacts(): DeviceContacts {
  const stretches = new Map<string, { from: number; to: number }[]>();

  return {
    note(device, atMs) {
      const name = toHex(device);
      const known = stretches.get(name) ?? [];
      const last = known.at(-1);
      if (last && atMs - last.to <= NEAR_MS) last.to = Math.max(last.to, atMs);
      else known.push({ from: atMs, to: atMs });
      if (known.length > MOST_STRETCHES) known.shift();
      // Put back at the end: the first of the map is the device that has been silent longest.
      stretches.delete(name);
      stretches.set(name, known);
      if (stretches.size > MOST_DEVICES) stretches.delete(stretches.keys().next().value as string);
    },
    wasNear: (device, atMs) =>
      (stretches.get(toHex(device)) ?? []).some(({ from, to }) => atMs >= from - NEAR_MS && atMs <= to + NEAR_MS),
  };
}
