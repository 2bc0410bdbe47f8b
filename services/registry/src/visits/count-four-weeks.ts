import type { Reply } from "@kipass/contract/endpoint";
import type { countFourWeeks as endpoint } from "@kipass/contract/registry";
import { addDays, RETENTION_DAYS } from "@kipass/protocol/day";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { FacilitySession } from "../members/sessions.ts";
import { countHours } from "./count-hours.ts";
import { daysFrom, hoursOf } from "./day-tables.ts";

export type FourWeeks = Reply<typeof endpoint>;

export interface FourWeeksCounter {
  /** The four weeks that are kept whole, ending with today; today is not over. */
  of(session: Pick<FacilitySession, "facility">): Promise<FourWeeks>;
}

/** Somebody who keeps pressing 'again' costs one question a minute. */
const FRESH_MS = 60_000;
const REMEMBERED = 10_000;

export function createFourWeeksCounter({
  db,
  vault,
  clock,
}: {
  db: Database;
  vault: Vault;
  clock: Clock;
}): FourWeeksCounter {
  const remembered = new Map<number, { untilMs: number; answer: Promise<FourWeeks> }>();

  async function count(facility: number): Promise<FourWeeks> {
    const last = today(clock);
    const days = daysFrom(addDays(last, 1 - RETENTION_DAYS), last).map((day) => ({ day, hours: hoursOf(day) }));
    const counts = await countHours(
      { db, vault },
      facility,
      days.flatMap(({ hours }) => hours),
    );
    return {
      atMs: clock.nowMs(),
      days: days.map(({ day, hours }) => ({ day, hours: hours.map((hour) => counts.get(hour) ?? 0) })),
    };
  }

  return {
    of({ facility }) {
      const nowMs = clock.nowMs();
      const known = remembered.get(facility);
      if (known && nowMs < known.untilMs) return known.answer;
      if (remembered.size >= REMEMBERED) remembered.clear();
      const answer = count(facility);
      remembered.set(facility, { untilMs: nowMs + FRESH_MS, answer });
      answer.catch(() => remembered.delete(facility));
      return answer;
    },
  };
}
