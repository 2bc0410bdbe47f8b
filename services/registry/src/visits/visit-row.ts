import { type Day, dayOf, hourOf } from "@kipass/protocol/day";
import type { PassHeader } from "@kipass/protocol/pass";
import { placeOf, retryOf, sealVisit, tagOf, type VisitContent } from "@kipass/protocol/visit";
import type { Clock } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { VisitRow } from "../store/visits.ts";
import { currentDayKeys, type DayKeys, dayKeys } from "./day-keys.ts";
import type { Epochs } from "./epochs.ts";

/** One showing of one pass, by the names the registry has for it. */
export interface Attempt {
  /** The day of issue, never of receipt: a pass shown across midnight meets its own day's table. */
  day: Day;
  keys: DayKeys;
  tag: Uint8Array;
  retry: Uint8Array;
}

/** Undefined when the pass's day has no keys. */
export async function nameAttempt(
  vault: Vault,
  header: PassHeader,
  { device, idempotencyKey }: { device: Uint8Array; idempotencyKey: Uint8Array },
): Promise<Attempt | undefined> {
  const day = dayOf(header.issuedAt);
  const keys = dayKeys(vault, day) ?? (await currentDayKeys(vault, day));
  if (!keys) return undefined;
  const tag = tagOf(header.id, keys.tag, primitives);
  return { day, keys, tag, retry: retryOf(device, idempotencyKey, keys.tag, primitives) };
}

/** A visit as it is stored: found by tag and place, its content sealed to the authority. @throws Problem unavailable */
export async function visitRow(
  { epochs, clock }: { epochs: Epochs; clock: Clock },
  { day, keys, tag, retry }: Attempt,
  visit: VisitContent,
): Promise<VisitRow> {
  const { facility, direction, atMs } = visit;
  const epoch = epochs.current(day, clock.nowMs()) ?? (await epochs.ready(day));
  const place = placeOf({ facility, direction, hour: hourOf(Math.floor(atMs / 1000)) }, keys.place, primitives);
  const binding = { day, tag, retry, place, epoch: epoch.id, counter: epoch.nextCounter() };
  return { ...binding, sealed: sealVisit(visit, binding, epoch.key, primitives) };
}
