import type { Params, Query, Reply } from "@kipass/contract/endpoint";
import type { printDocument as endpoint } from "@kipass/contract/registry";
import { toBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { FacilitySession } from "../members/sessions.ts";
import { facilityFacts } from "./facility-facts.ts";
import type { Printer } from "./printer.ts";

/** A form or poster with the facility's name, by the rules of today. @throws Problem session-ended */
export async function printDocument(
  { db, printer, clock }: { db: Database; printer: Printer; clock: Clock },
  { facility }: FacilitySession,
  { document }: Params<typeof endpoint>,
  { language }: Query<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const day = today(clock);
  const facts = await facilityFacts(db, facility, day);
  if (!facts) throw new Problem("session-ended");
  const request = { facility: facts, language, day, atMs: clock.nowMs() };
  return { pdf: toBase64url(await printer.draw({ print: document, request })) };
}
