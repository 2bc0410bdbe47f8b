import type { Body, Reply } from "@kipass/contract/endpoint";
import type { registerPaperBook as endpoint } from "@kipass/contract/registry";
import { PAPER_KEPT_DAYS } from "@kipass/data/paper-log";
import { addDays, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { FacilitySession } from "../members/sessions.ts";
import { insertPaperBook } from "../store/paper-books.ts";

/** Puts a written log, or a box of slips, under its date of destruction. @throws Problem bad-period */
export async function registerPaperBook(
  { db, clock }: { db: Database; clock: Clock },
  { facility, member }: FacilitySession,
  { from, to, placeKept }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const day = today(clock);
  // The first entries wait for the last one: a book that took longer would keep them beyond their time.
  if (!isDay(from) || !isDay(to) || to < from || to > day || to > addDays(from, PAPER_KEPT_DAYS - 1))
    throw new Problem("bad-period");
  const destroyBy = addDays(to, PAPER_KEPT_DAYS);
  const id = await insertPaperBook(db, { facility, member, from, to, placeKept, destroyBy, day });
  return { id, destroyBy };
}
