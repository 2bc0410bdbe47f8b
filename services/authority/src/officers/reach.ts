import { withSettings } from "@kipass/service-kit/postgres/database";
import type { Office } from "../office.ts";
import type { Case } from "../store/cases.ts";
import type { Officer } from "../store/officers.ts";
import type { Request } from "../store/requests.ts";

/** What somebody gets at. */
export interface Reach {
  /** Region codes, each for everything within: 00000 the nation, xx000 a 시도, anything else one 시군구. */
  readonly regions: readonly string[];
  /** An approver signs emergencies of any region. */
  readonly emergencies: boolean;
}

export const NATION = "00000";
export const NOTHING: Reach = { regions: [], emergencies: false };
/** For the worker, which carries out what officers have signed. */
export const EVERYTHING: Reach = { regions: [NATION], emergencies: true };

/**
 * The office as one officer may use it. It is held twice: the database shows this officer's transactions only the rows of their regions
 * (db/0005_regions.sql), and `requireCase` and `requireRequest` ask `reach`.
 */
export function officeOf(office: Office, officer: Officer): Office {
  const reach = reachOf(officer);
  const settings = {
    "kipass.officer": officer.id,
    "kipass.role": officer.role,
    "kipass.regions": patternsOf(reach.regions),
    "kipass.audits": patternsOf(isAuditing(officer) ? [officer.region] : []),
    "kipass.health_centre": officer.role === "health-centre" ? officer.region : "",
  };
  return { ...office, db: withSettings(office.db, settings), reach };
}

export function reachesCase({ regions }: Reach, { region }: Pick<Case, "region">): boolean {
  return regions.some((own) => isWithin(region, own));
}

export function reachesRequest(
  reach: Reach,
  { emergency }: Pick<Request, "emergency">,
  of: Pick<Case, "region">,
): boolean {
  return reachesCase(reach, of) || (emergency && reach.emergencies);
}

export function isWithin(region: string, area: string): boolean {
  return region.startsWith(prefixOf(area));
}

/** An auditor reads no case, and a health centre only what was assigned to it. */
function reachOf({ role, region }: Officer): Reach {
  const seesCases = role !== "auditor" && role !== "health-centre";
  return { regions: seesCases ? [region] : [], emergencies: role === "approver" };
}

/** Supervisors and auditors read alarms and the access log of their region. */
function isAuditing({ role }: Officer): boolean {
  return role === "supervisor" || role === "auditor";
}

function patternsOf(regions: readonly string[]): string {
  return regions.map((region) => `${prefixOf(region)}%`).join(" ");
}

function prefixOf(region: string): string {
  return region === NATION ? "" : region.endsWith("000") ? region.slice(0, 2) : region;
}
