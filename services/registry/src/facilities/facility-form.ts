import { municipalitiesOn } from "@kipass/data/regions";
import { sectorOf } from "@kipass/data/sectors";
import { parseBusinessNumber } from "@kipass/protocol/business-number";
import type { Day } from "@kipass/protocol/day";
import { parseName } from "@kipass/protocol/name";
import { Problem } from "@kipass/protocol/problem";
import { malformed, plainText } from "./plain-text.ts";
import { placeKey } from "./same-place.ts";

/** What managers type of their facility, each in one form. Every refusal names its field. */

/** @throws Problem malformed-request */
export function parseKind({ sector, sectorDetail }: { sector: string; sectorDetail: string | null }) {
  if (!sectorOf(sector)) throw malformed("/sector");
  if (sector === "other" && sectorDetail === null) throw malformed("/sectorDetail");
  return {
    sector,
    sectorDetail: sectorDetail === null ? null : plainText(sectorDetail, "/sectorDetail", { maxLength: 40 }),
  };
}

/** @throws Problem malformed-request */
export function parsePlace(form: { region: string; address: string; addressDetail: string }, day: Day) {
  if (!municipalitiesOn(day).some(({ code }) => code === form.region)) throw malformed("/region");
  const typed = {
    region: form.region,
    address: plainText(form.address, "/address", { maxLength: 120 }),
    addressDetail: plainText(form.addressDetail, "/addressDetail", { maxLength: 120, mayBeEmpty: true }),
  };
  return { ...typed, place: placeKey(typed, day) };
}

/** @throws Problem bad-business-number */
export function parseNumber(text: string): string {
  const number = parseBusinessNumber(text);
  if (number !== undefined) return number;
  throw new Problem("bad-business-number", { fields: [{ path: "/businessNumber", code: "bad-business-number" }] });
}

/** The name of who is responsible. @throws Problem bad-name */
export function parseResponsible(text: string): string {
  const name = parseName(text);
  if (name !== undefined) return name;
  throw new Problem("bad-name", { fields: [{ path: "/representative", code: "bad-name" }] });
}

/** Any line in Korea, also 1588-0000; kept as typed. @throws Problem malformed-request */
export function parseTelephone(text: string): string {
  const telephone = plainText(text, "/telephone", { maxLength: 20 });
  if (!/^\d[\d-]{6,18}\d$/.test(telephone)) throw malformed("/telephone");
  return telephone;
}
