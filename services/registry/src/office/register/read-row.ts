import { sectorOfLicence } from "@kipass/data/licence-sectors";
import { sectors } from "@kipass/data/sectors";
import { isDay } from "@kipass/protocol/day";
import { addressKey, addressParts, nameKey } from "./address.ts";
import type { Columns, Field } from "./columns.ts";
import type { FindRegion } from "./region-of-address.ts";

export type EntryState = "operating" | "paused" | "closed";

/** A line of a register in our own words, as it will stand among the targets. */
export interface EntryFacts {
  region: string;
  sector: string;
  key: string;
  place: string;
  number: string;
  service: string;
  kind: string;
  name: string;
  address: string;
  lotAddress: string;
  phone: string;
  licensedOn: string | null;
  areaM2: number | null;
  state: EntryState;
  x: number | null;
  y: number | null;
}

export type RowFault = "name-missing" | "address-missing" | "too-long" | "region-unknown" | "address-unreadable";

/** What of a line can be shown although it is wrong. */
export interface RowWords {
  name: string;
  address: string;
}

const LONGEST: Partial<Record<Field, number>> = { name: 200, roadAddress: 300, lotAddress: 300 };
const LONGEST_OTHER = 100;
const LONGEST_PHONE = 40;

export function wordsOf(cells: readonly string[], columns: Columns): RowWords {
  const at = cellsBy(cells, columns);
  return { name: at("name").slice(0, 200), address: (at("roadAddress") || at("lotAddress")).slice(0, 300) };
}

/** Reads one line. Only what it cannot do without makes it wrong: a name, and an address that says where. */
export function readRow(cells: readonly string[], columns: Columns, findRegion: FindRegion): EntryFacts | RowFault {
  const at = cellsBy(cells, columns);
  const [name, road, lot] = [at("name"), at("roadAddress"), at("lotAddress")];
  if (nameKey(name) === "") return "name-missing";
  if (road === "" && lot === "") return "address-missing";
  const isTooLong = (Object.keys(columns) as Field[]).some(
    (field) => field !== "phone" && at(field).length > (LONGEST[field] ?? LONGEST_OTHER),
  );
  if (isTooLong) return "too-long";
  const region = findRegion(road) ?? findRegion(lot);
  if (region === undefined) return "region-unknown";
  const [parts, lotParts] = [addressParts(road), addressParts(lot)];
  if ([parts.road, parts.lot, lotParts.road, lotParts.lot].every((one) => one === "")) return "address-unreadable";

  const place = `${nameKey(name)}|${addressKey(parts.road || parts.lot ? parts : lotParts)}`;
  const [service, kind, number] = [at("service"), at("kind"), at("number")];
  const sector = sectorByWords(at("sector")) ?? sectorOfLicence(service, kind) ?? "other";
  return {
    region,
    sector,
    key: number === "" ? `place|${place}` : `number|${service}|${number}`,
    place,
    number,
    service,
    kind: kind || at("sector"),
    name,
    address: road || lot,
    lotAddress: lot,
    phone: at("phone").slice(0, LONGEST_PHONE),
    licensedOn: dayIn(at("licensedOn")),
    areaM2: areaIn(at("area")),
    state: stateIn(at("status")),
    x: numberIn(at("x")),
    y: numberIn(at("y")),
  };
}

function cellsBy(cells: readonly string[], columns: Columns): (field: Field) => string {
  return (field) => {
    const at = columns[field];
    return at === null ? "" : tidy(cells[at] ?? "");
  };
}

/** One line without controls or doubled spaces: a database takes no U+0000, and nobody sees the rest. */
function tidy(cell: string): string {
  return cell
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

function sectorByWords(words: string): string | undefined {
  const plain = words.replace(/\s/g, "");
  return plain === ""
    ? undefined
    : sectors.find(({ ko, code }) => ko.replace(/\s/g, "") === plain || code === plain)?.code;
}

/** 영업/정상, 휴업, 폐업, 취소/말소/만료/정지/중지, 제외/삭제/전출. Nothing said: it operates. */
function stateIn(words: string): EntryState {
  if (/휴업/.test(words)) return "paused";
  return /폐업|취소|말소|만료|중지|삭제|전출|제외/.test(words) ? "closed" : "operating";
}

function dayIn(words: string): string | null {
  const found = /^(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})(?!\d)/.exec(words);
  if (!found) return null;
  const day = `${found[1]}-${found[2]?.padStart(2, "0")}-${found[3]?.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}

const MOST_M2 = 1_000_000;

function areaIn(words: string): number | null {
  const area = numberIn(words.replace(/[,㎡\s]|m2/gi, ""));
  return area !== null && area >= 0.5 && area <= MOST_M2 ? Math.round(area) : null;
}

function numberIn(words: string): number | null {
  const value = words === "" ? Number.NaN : Number(words);
  return Number.isFinite(value) ? value : null;
}
