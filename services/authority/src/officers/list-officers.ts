import type { listOfficers as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { today } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import { absencesFrom } from "../store/absences.ts";
import { listServing } from "../store/officers.ts";
import { keyState } from "./describe-officer.ts";
import { isWithin } from "./reach.ts";
import type { ActingOfficer } from "./session.ts";

const MOST_ABSENCES = 20;

/** Colleagues: those within the caller's region and those whose region holds it. */
export async function listOfficers(office: Office, { region: own }: ActingOfficer): Promise<Reply<typeof endpoint>> {
  const officers = await listServing(office.db);
  const people = new Map(officers.map(({ id, name, title }) => [id, { id, name, title }]));
  const absences = Map.groupBy(await absencesFrom(office.db, today(office.clock)), ({ officer }) => officer);
  return {
    officers: officers
      .filter(({ region }) => isWithin(region, own) || isWithin(own, region))
      .map((officer) => ({
        id: officer.id,
        name: officer.name,
        title: officer.title,
        role: officer.role,
        region: officer.region,
        key: keyState(office, officer),
        appointedAtMs: officer.appointedAtMs,
        absences: (absences.get(officer.id) ?? []).slice(0, MOST_ABSENCES).map(({ id, fromDay, toDay, deputy }) => ({
          id,
          from: fromDay,
          to: toDay,
          deputy: (deputy !== null && people.get(deputy)) || null,
        })),
      })),
  };
}
