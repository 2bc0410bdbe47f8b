/** An address taken apart into what tells two of them apart. Each part is without spaces, or empty when the text does not say. */
export interface AddressParts {
  /** '월드컵로13길12-3': 도로명 and 건물번호. */
  road: string;
  /** '망원동123-4': 법정동 or 리 and 지번; also the one in brackets behind a road address, then without a number. */
  lot: string;
  /** '2', 'B1'; sorted. */
  floors: string[];
  /** '201' of 제201호; sorted. */
  units: string[];
}

/** 8도로 to 도로; 13번길, 13길 and 가나다길 stand with or without a space. */
const ROAD =
  /([가-힣A-Za-z0-9·.]*[가-힣](?:대로|로|길))\s*((?:\d+(?:번)?[가-하]?길)|(?:[가-하]길))?\s*(?:지하\s*)?(\d+)(?:\s*-\s*(\d+))?(?!\s*(?:동|층|호|가|로|길|번길))/;
const LOT =
  /([가-힣]+\d*(?:동|리|가))\s*(산)?\s*(\d+)\s*(?:번지)?(?:\s*(?:-|의)\s*(\d+)|\s+(\d+)\s*호)?(?:\s*번지|\s*호)?(?!\s*(?:층|호))/;
const FLOOR = /(지하|지|B)?\s*(\d+)(?:\s*[,~-]\s*(\d+))?\s*층/gi;
const UNIT = /([A-Za-z]?\d+)\s*호/g;

/**
 * Reads an address as Koreans write it: 도로명 or 지번, 특별시 or 시, brackets, 제2층 제201호, B1층, 123번지 4호. Nothing is looked up; what it
 * cannot read stays empty.
 */
export function addressParts(text: string): AddressParts {
  const plain = text
    .normalize("NFKC")
    .replace(/제(?=\s*[A-Za-z]?\d+\s*(?:층|호))/g, "")
    .replace(/\s+/g, " ");
  const outside = plain.replace(/\([^)]*\)?/g, " ");
  const road = ROAD.exec(outside);
  const roadKey = road ? numbered(`${road[1]}${road[2] ?? ""}`.replace(/.*\s/, ""), road[3], road[4]) : "";
  const lot = LOT.exec(road ? outside.replace(road[0], " ") : outside);
  const lotKey = lot && !road ? numbered(`${lot[1]}${lot[2] ?? ""}`, lot[3], lot[4] ?? lot[5]) : "";
  const behind = outside.replace(road?.[0] ?? "", " ").replace(road ? "" : (lot?.[0] ?? ""), " ");
  return { road: roadKey, lot: lotKey, floors: floorsIn(behind), units: unitsIn(behind) };
}

/** The place in one text: what is the same here is the same place. */
export function addressKey(parts: AddressParts): string {
  return [parts.road || parts.lot, parts.floors.join(","), parts.units.join(",")].join("|");
}

/** Names as they are compared: without 주식회사, brackets, spaces and signs. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\(주\)|\(유\)|㈜|주식회사|유한회사|\([^)]*\)?/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Digits alone; empty for what is none, such as '02-' or zeros. */
export function phoneKey(phone: string): string {
  const digits = phone.normalize("NFKC").replace(/\D/g, "").replace(/^82/, "0");
  return digits.length >= 8 && !/^0+$/.test(digits) ? digits : "";
}

function numbered(name: string, number: string | undefined, sub: string | undefined): string {
  const of = Number(sub ?? 0) > 0 ? `-${Number(sub)}` : "";
  return `${name.replace(/\s/g, "")}${Number(number)}${of}`;
}

function floorsIn(text: string): string[] {
  const floors = [...text.matchAll(FLOOR)].flatMap(([, below, from, to]) =>
    [from, to].flatMap((one) => (one ? [`${below ? "B" : ""}${Number(one)}`] : [])),
  );
  // 지하층 and 지층 without a number: there is one.
  const lowest = /지하층|지층/.test(text) ? ["B1"] : [];
  return [...new Set([...floors, ...lowest])].sort();
}

function unitsIn(text: string): string[] {
  return [...new Set([...text.matchAll(UNIT)].map(([, unit]) => (unit as string).toUpperCase()))].sort();
}
