import { randomBytes } from "node:crypto";
import { fromBase64url } from "@kipass/protocol/bytes";
import { addDays, type Day, dayOf, weekOf } from "@kipass/protocol/day";
import { type Custodian, EPOCH_INFO, epochAad, wrapEpoch } from "@kipass/protocol/epoch";
import { Problem } from "@kipass/protocol/problem";
import type { VisitKeyWeek } from "@kipass/protocol/visit-keys";
import type { Clock } from "@kipass/service-kit/clock";
import { hpkeSeal } from "@kipass/service-kit/hpke";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { insertEpoch } from "../store/epochs.ts";
import { currentDayKeys } from "./day-keys.ts";

/** A key visits of one day are sealed under: this process's alone, in memory alone, for at most ten minutes. */
export interface Epoch {
  /** 8 bytes that name it. */
  id: Uint8Array;
  key: Uint8Array;
  /** Never the same twice: it is the nonce. */
  nextCounter(): number;
}

export interface Epochs {
  /** The epoch for rows of a day, or undefined when none is ready. */
  current(day: Day, nowMs: number): Epoch | undefined;
  /** The current epoch, made and committed first when there is none. @throws Problem unavailable */
  ready(day: Day): Promise<Epoch>;
  /** Renews ahead of need what today's visits, and around midnight its neighbours', are sealed under. */
  renewAhead(): Promise<void>;
  close(): void;
}

export interface EpochOptions {
  db: Database;
  vault: Vault;
  /** The authority's keys of a week (its Monday), when known. */
  visitKeys: (week: Day) => VisitKeyWeek | undefined;
  clock: Clock;
  log: Log;
  random?: (length: number) => Uint8Array;
}

interface Held extends Epoch {
  untilMs: number;
  used: number;
}

const LIFE_MS = 600_000;
/** A successor is made in the last minute, so that no visit ever waits for one. */
const AHEAD_MS = 60_000;
const CHECK_EVERY_MS = 5_000;
/** How long before and after midnight both days' passes arrive. */
const MIDNIGHT_SECONDS = 120;
/** Fits the column; no process records as many visits in ten minutes. */
const MAX_COUNTER = 2 ** 31 - 1;

export function createEpochs({ db, vault, visitKeys, clock, log, random = randomBytes }: EpochOptions): Epochs {
  const held = new Map<Day, Held>();
  const making = new Map<Day, Promise<Held>>();

  const current = (day: Day, nowMs: number) => {
    const epoch = held.get(day);
    return epoch && isUsable(epoch, nowMs) ? epoch : undefined;
  };

  function make(day: Day): Promise<Held> {
    const underWay = making.get(day) ?? makeAndCommit(day).finally(() => making.delete(day));
    making.set(day, underWay);
    return underWay;
  }

  async function makeAndCommit(day: Day): Promise<Held> {
    const untilMs = clock.nowMs() + LIFE_MS;
    const keys = await currentDayKeys(vault, day);
    const week = visitKeys(weekOf(day));
    if (!keys || !week) throw new Problem("unavailable", { retryAfterSeconds: 5 });
    const id = random(8);
    const key = random(32);
    const wrapped = wrapEpoch(
      { week: week.week, working: sealTo("working"), escrow: sealTo("escrow") },
      { day, epoch: id },
      keys.wrap,
      primitives,
    );
    await insertEpoch(db, day, id, wrapped);
    const epoch: Held = { id, key, untilMs, used: 0, nextCounter: () => ++epoch.used };
    forget(day, held.get(day));
    held.set(day, epoch);
    return epoch;

    function sealTo(custodian: Custodian): Uint8Array {
      const aad = epochAad({ day, epoch: id, week: weekOf(day), custodian });
      return hpkeSeal(fromBase64url(week?.[custodian] ?? "") as Uint8Array, key, { info: EPOCH_INFO, aad });
    }
  }

  function forget(day: Day, epoch: Held | undefined): void {
    if (held.get(day) === epoch) held.delete(day);
    epoch?.key.fill(0);
  }

  async function renewAhead(): Promise<void> {
    const nowMs = clock.nowMs();
    const wanted = daysAround(nowMs);
    for (const [day, epoch] of held) if (!wanted.includes(day) || !isUsable(epoch, nowMs)) forget(day, epoch);
    const due = wanted.filter((day) => !current(day, nowMs + AHEAD_MS));
    await Promise.all(due.map((day) => make(day).catch((error) => log.warn({ event: "epoch-not-made", day, error }))));
  }

  const timer = setInterval(renewAhead, CHECK_EVERY_MS);
  return {
    current,
    ready: async (day) => current(day, clock.nowMs()) ?? (await make(day)),
    renewAhead,
    close() {
      clearInterval(timer);
      for (const [day, epoch] of held) forget(day, epoch);
    },
  };
}

/** Of no use either when its time lies ahead, because the clock was put back: it would live for longer than ten minutes. */
function isUsable({ untilMs, used }: Held, nowMs: number): boolean {
  return nowMs < untilMs && nowMs > untilMs - LIFE_MS - AHEAD_MS && used < MAX_COUNTER;
}

function daysAround(nowMs: number): Day[] {
  const now = Math.floor(nowMs / 1000);
  const today = dayOf(now);
  const days = [today];
  if (dayOf(now - MIDNIGHT_SECONDS) !== today) days.push(addDays(today, -1));
  if (dayOf(now + MIDNIGHT_SECONDS) !== today) days.push(addDays(today, 1));
  return days;
}
