import type { Body } from "@kipass/contract/endpoint";
import type { registerTerminal as endpoint } from "@kipass/contract/registry";
import { fromBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { FacilitySession } from "../members/sessions.ts";
import { insertTerminal } from "../store/terminals.ts";

/** Keeps the key of a device that was logged in with id and password. Said again, nothing changes. @throws Problem conflict */
export async function registerTerminal(
  { db, clock }: { db: Database; clock: Clock },
  { device, facility, member, door, issuedAtMs }: FacilitySession,
  body: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  const publicKey = fromBase64url(body.publicKey);
  if (!publicKey) throw new Problem("malformed-request");
  const terminal = { device, publicKey, facility, member, door, issuedAtMs };
  if (!(await insertTerminal(db, { ...terminal, paired: false, day: today(clock) }))) throw new Problem("conflict");
  return {};
}
