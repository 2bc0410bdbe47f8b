import { regionName, regions } from "@kipass/data/regions";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { Officer } from "../api.ts";

export type Role = Officer["role"];
export const ROLES: readonly Role[] = ["investigator", "approver", "supervisor", "auditor", "health-centre"];

const t = catalogue(
  {
    investigator: "역학조사관",
    approver: "승인자",
    supervisor: "감독자",
    auditor: "감사자",
    healthCentre: "보건소",
    nation: "전국",
  },
  {
    investigator: "Investigator",
    approver: "Approver",
    supervisor: "Supervisor",
    auditor: "Auditor",
    healthCentre: "Health centre",
    nation: "Nationwide",
  },
);

export function roleWords(role: Role): string {
  return role === "health-centre" ? t.healthCentre : t[role];
}

/** '전국', '서울특별시', '서울특별시 마포구'. */
export function regionWords(code: string): string {
  if (code === "00000") return t.nation;
  const region = regions.find((one) => one.code === code);
  return region ? regionName(region) : code;
}

export function signsOrders(role: Role): boolean {
  return role === "investigator" || role === "approver";
}

export function readsCases(role: Role): boolean {
  return role !== "auditor" && role !== "health-centre";
}

/** Names and numbers of a case's contacts. */
export function readsContacts(role: Role): boolean {
  return role === "investigator" || role === "supervisor";
}

export function oversees(role: Role): boolean {
  return role === "supervisor" || role === "auditor";
}

/** What lies within a region, itself first. */
export function regionsWithin(code: string): string[] {
  const prefix = code === "00000" ? "" : code.endsWith("000") ? code.slice(0, 2) : code;
  const within = regions.filter((one) => one.validTo === null && one.code.startsWith(prefix)).map((one) => one.code);
  return [...new Set([code, ...within])];
}
