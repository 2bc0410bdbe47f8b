import type { Reply } from "@kipass/contract/endpoint";
import type { listPaperBooks as endpoint } from "@kipass/contract/registry";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { FacilitySession } from "../members/sessions.ts";
import { findEarlier } from "../store/facility-lineage.ts";
import { findPaperBooks } from "../store/paper-books.ts";

const MOST = 500;

/** The facility's books, the most urgent first. */
export async function listPaperBooks(
  { db, clock }: { db: Database; clock: Clock },
  { facility }: FacilitySession,
): Promise<Reply<typeof endpoint>> {
  return { today: today(clock), books: await findPaperBooks(db, await findEarlier(db, facility), MOST) };
}
