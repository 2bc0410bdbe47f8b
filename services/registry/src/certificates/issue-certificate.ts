import type { Body, Reply } from "@kipass/contract/endpoint";
import type { issueCertificate as endpoint } from "@kipass/contract/registry";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, isDay, RETENTION_DAYS } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { facilityFacts } from "../documents/facility-facts.ts";
import type { Printer } from "../documents/printer.ts";
import type { FacilitySession } from "../members/sessions.ts";
import { insertCertificate } from "../store/certificates.ts";
import { countHours } from "../visits/count-hours.ts";
import { daysFrom, hoursOf } from "../visits/day-tables.ts";

interface Issuing {
  db: Database;
  vault: Vault;
  printer: Printer;
  clock: Clock;
  random: (length: number) => Uint8Array;
}

/**
 * 이행 확인서: dates and counts of a period within the four weeks kept, for an inspector. Its number stays on record, so that a printed
 * one can be checked. @throws Problem bad-period, session-ended
 */
export async function issueCertificate(
  { db, vault, printer, clock, random }: Issuing,
  { facility, member }: FacilitySession,
  { from, to }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const day = today(clock);
  if (!isDay(from) || !isDay(to) || to < from || to > day || from <= addDays(day, -RETENTION_DAYS))
    throw new Problem("bad-period");
  const facts = await facilityFacts(db, facility, day);
  if (!facts) throw new Problem("session-ended");

  const hours = daysFrom(from, to).map((each) => ({ day: each, hours: hoursOf(each) }));
  const counts = await countHours(
    { db, vault },
    facility,
    hours.flatMap((each) => each.hours),
  );
  const days = hours.map((each) => ({
    day: each.day,
    visits: each.hours.reduce((sum, hour) => sum + (counts.get(hour) ?? 0), 0),
  }));
  const visits = days.reduce((sum, each) => sum + each.visits, 0);
  const reference = newReference(day, random);
  const pdf = await printer.draw({
    print: "certificate",
    request: { facility: facts, language: "ko", day, atMs: clock.nowMs(), reference, from, to, days },
  });
  await insertCertificate(db, { reference, facility, member, from, to, visits, issuedOn: day });
  return { reference, pdf: toBase64url(pdf) };
}

/** Without letters and digits that are read for one another. */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** 'KI-20261121-7KQ4M9XD': 40 random bits, so that nobody makes one up that exists. */
function newReference(day: string, random: (length: number) => Uint8Array): string {
  const letters = Array.from(random(8), (byte) => LETTERS[byte % LETTERS.length]).join("");
  return `KI-${day.replaceAll("-", "")}-${letters}`;
}
