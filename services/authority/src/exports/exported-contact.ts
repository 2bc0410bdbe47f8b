import { handInNames } from "@kipass/data/contact-messages";
import { healthCentreOf } from "@kipass/data/health-centres";
import { regionName, regionOf } from "@kipass/data/regions";
import type { Day } from "@kipass/protocol/day";
import type { StandingContact } from "../contacts/list-contacts.ts";
import type { ContactState } from "../contacts/worklist.ts";
import type { Office } from "../office.ts";

/** A contact as every format says it, before it is put into the format's words. */
export interface ExportedContact {
  /** The same from export to export. */
  id: string;
  name: string;
  phone: string;
  guardianPhone: string | null;
  safeNumber: string | null;
  sources: string[];
  meetings: { facility: string; region: string | null; at: string; minMinutes: number; maxMinutes: number }[];
  state: ContactState;
  missedCalls: number;
  next: string;
  note: string;
  residence: string | null;
  healthCentre: string | null;
}

/** Who named a contact, for people to read: "네이버 · 수기명부". */
export type SourceNames = (sources: readonly string[]) => string;

/** What is said about the file itself, in it. */
export interface ExportFacts {
  caseNumber: string;
  exportedAt: string;
  exportedBy: string;
  recipient: string;
  reason: string;
  /** The file has to be destroyed by then: 00:00 of this day. */
  destroyBy: Day;
}

export function exportedContact({ contact, standing }: StandingContact, day: Day): ExportedContact {
  const { id, name, phone, guardianPhone, safeNumber, sources, meetings, home } = contact;
  const { state, missedCalls, next, note, residence } = standing;
  const centre = residence ?? home;
  return {
    ...{ id, name, phone, guardianPhone, safeNumber, sources },
    meetings: meetings.map(({ facilityName, region, at, minMinutes, maxMinutes }) => ({
      facility: facilityName,
      region: region === "" ? null : region,
      at: seoulTime(at),
      minMinutes,
      maxMinutes,
    })),
    ...{ state, missedCalls, next, note },
    residence: residence === null ? null : nameOf(residence, day),
    healthCentre: centre === null ? null : (healthCentreOf(centre, day)?.name ?? null),
  };
}

export function sourceNamesOf({ certification }: Pick<Office, "certification">): SourceNames {
  const issuers = new Map(certification().issuers.map(({ code, name }) => [code, name.ko]));
  const nameOf = (source: string) =>
    source === "paper" || source === "own-system" ? handInNames[source].ko : (issuers.get(source) ?? source);
  return (sources) => sources.map(nameOf).join(" · ");
}

/** "2026-11-18T19:10:00+09:00" */
export function seoulTime(seconds: number): string {
  return `${new Date((seconds + 9 * 3600) * 1000).toISOString().slice(0, 19)}+09:00`;
}

function nameOf(region: string, day: Day): string {
  const found = regionOf(region, day);
  return found ? regionName(found) : region;
}
