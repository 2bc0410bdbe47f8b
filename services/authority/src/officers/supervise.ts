import { Problem } from "@kipass/protocol/problem";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { findServing, type ServingOfficer } from "../store/officers.ts";
import { isWithin } from "./reach.ts";
import type { ActingOfficer } from "./session.ts";

/** An officer whom this supervisor may appoint elsewhere or let go: of their region, and not themselves. @throws Problem officer-not-found, forbidden */
export async function requireSupervised(tx: Tx, supervisor: ActingOfficer, id: string): Promise<ServingOfficer> {
  const found = await findServing(tx, id);
  if (!found || !isWithin(found.region, supervisor.region)) throw new Problem("officer-not-found");
  if (found.id === supervisor.id) throw new Problem("forbidden");
  return found;
}

/** @throws Problem forbidden */
export function checkOwnRegion({ region: own }: ActingOfficer, region: string): void {
  if (!isWithin(region, own)) throw new Problem("forbidden");
}
