import rows from "./regions.json" with { type: "json" };

/** 시도 (code ending 000) or 시군구: the first five digits of the 법정동 code, with the days it was in force. */
export interface Region {
  readonly code: string;
  readonly sido: string;
  /** Empty for a 시도. */
  readonly sigungu: string;
  /** Centre point, metres in UTM-K (EPSG:5179). */
  readonly x: number;
  readonly y: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export const regions: readonly Region[] = (
  rows as [string, string, string, number, number, string | null, string | null][]
).map(([code, sido, sigungu, x, y, validFrom, validTo]) => ({ code, sido, sigungu, x, y, validFrom, validTo }));

/** The 시도 or 시군구 in force on a day ("YYYY-MM-DD"). */
export function regionsOn(day: string): Region[] {
  return regions.filter((region) => isOn(region, day));
}

export function regionOf(code: string, day: string): Region | undefined {
  return regions.find((region) => region.code === code && isOn(region, day));
}

function isOn({ validFrom, validTo }: Region, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

/** '서울특별시 강남구'; 세종 has no 시군구. */
export function regionName(region: Region): string {
  return region.sigungu === "" ? region.sido : `${region.sido} ${region.sigungu}`;
}

/** What a facility may choose: every 시군구, and a 시도 that has none (세종특별자치시). */
export function municipalitiesOn(day: string): Region[] {
  const all = regionsOn(day);
  const divided = new Set(all.filter((r) => r.sigungu !== "").map((r) => r.sido));
  return all.filter((r) => r.sigungu !== "" || !divided.has(r.sido));
}
