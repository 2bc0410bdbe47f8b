import type { Body, Params } from "@kipass/contract/endpoint";
import type { reportPaperDestruction as endpoint } from "@kipass/contract/registry";
import { isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { FacilitySession } from "../members/sessions.ts";
import { findEarlier } from "../store/facility-lineage.ts";
import { findLastEntry, insertDestruction } from "../store/paper-books.ts";

/** Tells the municipality that a book was destroyed; said once, it stands. @throws Problem paper-book-not-found, bad-period, conflict */
export async function reportPaperDestruction(
  { db, clock }: { db: Database; clock: Clock },
  { facility, member }: FacilitySession,
  { book }: Params<typeof endpoint>,
  { destroyedOn, way, destroyedBy }: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  const id = Number(book);
  const reportedOn = today(clock);
  await db.tx("report-paper-destruction", async (tx) => {
    const own = await findEarlier(tx, facility);
    const lastEntry = Number.isSafeInteger(id) ? await findLastEntry(tx, id, own) : undefined;
    if (lastEntry === undefined) throw new Problem("paper-book-not-found");
    if (!isDay(destroyedOn) || destroyedOn < lastEntry || destroyedOn > reportedOn) throw new Problem("bad-period");
    const isNew = await insertDestruction(tx, { book: id, member, destroyedOn, way, destroyedBy, reportedOn });
    if (!isNew) throw new Problem("conflict");
  });
  return {};
}
