import type { Day } from "@kipass/protocol/day";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { type ProvisionKind, readProvisions } from "../store/provisions.ts";
import { openColumn, type ProfileKeys } from "./profile.ts";
import type { Session } from "./session.ts";

/** What of the visitor's was provided under one order. Where it mattered the issuer does not know. */
export interface Provision {
  kind: ProvisionKind;
  providedOn: Day;
  reference: string;
  legalBasis: string;
  purpose: string;
}

export const MOST_PROVISIONS = 200;

/** Only the visitor's own, and only from the day each order names (감염병예방법 제76조의2). Newest first. */
export async function listProvisions(
  { account }: Session,
  { db, keys, clock }: { db: Database; keys: ProfileKeys; clock: Clock },
): Promise<{ provisions: Provision[] }> {
  const rows = await readProvisions(db, account, today(clock), MOST_PROVISIONS);
  return {
    provisions: rows.map(({ kind, orderSealed, providedDay }) => ({
      kind,
      providedOn: providedDay,
      ...(JSON.parse(openColumn(orderSealed, account, "order", keys.profile)) as OrderWords),
    })),
  };
}

type OrderWords = Pick<Provision, "reference" | "legalBasis" | "purpose">;
