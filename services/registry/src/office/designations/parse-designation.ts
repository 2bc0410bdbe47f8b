import type { Body } from "@kipass/contract/endpoint";
import type { addDesignation } from "@kipass/contract/office";
import { municipalitiesOn, regionsOn } from "@kipass/data/regions";
import { sectorOf } from "@kipass/data/sectors";
import { type Day, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { plainText } from "../../facilities/plain-text.ts";
import type { NewDesignation } from "../../store/designations.ts";
import type { Officer } from "../../store/officers.ts";

type Written = Body<typeof addDesignation>;
export type ParsedDesignation = Omit<NewDesignation, "by" | "madeMs">;

/**
 * A rule as an officer wrote it, every field looked at. Nobody makes one for a region or a sector that is not theirs.
 * @throws Problem bad-designation, forbidden, malformed-request
 */
export function parseDesignation(written: Written, officer: Officer, day: Day): ParsedDesignation {
  const regions = [...new Set(written.regions)];
  const facilities = written.facilities.map(({ facility }) => facility);
  if (regions.length === 0) throw wrong("/regions");
  if (written.sectors.length === 0 && facilities.length === 0) throw wrong("/sectors");
  if (!regions.every((region) => isWithin(region, officer.region))) throw new Problem("forbidden");
  if (!regions.every((region) => existsOn(region, day))) throw wrong("/regions");
  return {
    ...parseDays(written, day),
    regions,
    sectors: parseSectors(written.sectors, officer),
    facilities: [...new Set(facilities)],
    title: plainText(written.title, "/title", { maxLength: 80 }),
    basis: plainText(written.basis, "/basis", { maxLength: 200 }),
    exceptions: plainText(written.exceptions, "/exceptions", { maxLength: 300, mayBeEmpty: true }),
  };
}

export const isWithin = (region: string, own: string): boolean => own === "all" || region.startsWith(own);

/** It may have begun before it is entered here, but not be over. */
function parseDays({ from, graceUntil, to }: Written, day: Day): Pick<ParsedDesignation, "from" | "graceUntil" | "to"> {
  if (!isDay(from)) throw wrong("/from");
  if (graceUntil !== null && (!isDay(graceUntil) || graceUntil < from)) throw wrong("/graceUntil");
  if (to !== null && (!isDay(to) || to < from || to < day || (graceUntil ?? to) > to)) throw wrong("/to");
  return { from, graceUntil, to };
}

function parseSectors(sectors: Written["sectors"], { sectors: own }: Officer): Written["sectors"] {
  const codes = sectors.map(({ sector }) => sector);
  if (new Set(codes).size !== codes.length || !codes.every((code) => sectorOf(code))) throw wrong("/sectors");
  if (own !== null && !codes.every((code) => own.includes(code))) throw new Problem("forbidden");
  return sectors;
}

function existsOn(region: string, day: Day): boolean {
  if (region === "all") return true;
  return region.length === 2
    ? regionsOn(day).some(({ code, sigungu }) => sigungu === "" && code.startsWith(region))
    : municipalitiesOn(day).some(({ code }) => code === region);
}

function wrong(path: string): Problem {
  return new Problem("bad-designation", { fields: [{ path, code: "bad-designation" }] });
}
