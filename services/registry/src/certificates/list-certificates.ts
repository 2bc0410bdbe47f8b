import type { Reply } from "@kipass/contract/endpoint";
import type { listCertificates as endpoint } from "@kipass/contract/registry";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { FacilitySession } from "../members/sessions.ts";
import { findCertificates } from "../store/certificates.ts";

const MOST = 200;

/** What was given out, to check a printed one against: number, period and count. */
export async function listCertificates(db: Database, { facility }: FacilitySession): Promise<Reply<typeof endpoint>> {
  return { certificates: await findCertificates(db, facility, MOST) };
}
