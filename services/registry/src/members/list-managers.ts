import type { Reply } from "@kipass/contract/endpoint";
import type { listManagers as endpoint } from "@kipass/contract/registry";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findManagers } from "../store/managers.ts";
import type { FacilitySession } from "./sessions.ts";

/** All with equal rights; phones stay sealed. */
export async function listManagers(db: Database, { facility }: FacilitySession): Promise<Reply<typeof endpoint>> {
  const managers = await findManagers(db, facility);
  return { managers: managers.map(({ phone: _phone, ...manager }) => manager) };
}
