import type { Reply } from "@kipass/contract/endpoint";
import type { listHistory as endpoint } from "@kipass/contract/registry";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { FacilitySession } from "../members/sessions.ts";
import { findChanges } from "../store/facility-history.ts";
import { findEarlier } from "../store/facility-lineage.ts";

const MOST_CHANGES = 500;

/** Who changed what when, also before the facility moved. */
export async function listHistory(db: Database, { facility }: FacilitySession): Promise<Reply<typeof endpoint>> {
  return { changes: await findChanges(db, await findEarlier(db, facility), MOST_CHANGES) };
}
