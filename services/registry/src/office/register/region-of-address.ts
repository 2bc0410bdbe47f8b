import { municipalitiesOn } from "@kipass/data/regions";
import type { Day } from "@kipass/protocol/day";

/** The 시군구 an address begins with; undefined when it names none that there is. */
export type FindRegion = (address: string) => string | undefined;

/**
 * Finds the 시군구 of addresses on a day. An address that begins with neither 시도 nor 시군구 lies in `own`, if that is one 시군구: lists
 * that a municipality keeps for itself leave it out.
 */
export function regionFinder(day: Day, own: string): FindRegion {
  const bySido = new Map<string, Map<string, string>>();
  const alone = new Map<string, string[]>();
  for (const { code, sido, sigungu } of municipalitiesOn(day)) {
    const short = shortSido(sido) as string;
    const within = bySido.get(short) ?? new Map<string, string>();
    within.set(sigungu.replaceAll(" ", ""), code);
    bySido.set(short, within);
    if (sigungu !== "") alone.set(sigungu, [...(alone.get(sigungu) ?? []), code]);
  }
  return (address) => {
    const words = address
      .normalize("NFKC")
      .trim()
      .split(/[\s,]+/);
    const [first = "", second = "", third = ""] = words;
    const within = bySido.get(shortSido(first) ?? "");
    if (within?.size === 1) return [...within.values()][0];
    if (within) return within.get(second + third) ?? within.get(second);
    const named = alone.get(`${first} ${second}`) ?? alone.get(first);
    if (named) return named.find((code) => code.startsWith(own)) ?? (named.length === 1 ? named[0] : undefined);
    return /^\d{5}$/.test(own) && address.trim() !== "" && !/[시군구도]$/.test(first) ? own : undefined;
  };
}

const SHORT: Record<string, string> = {
  충청북: "충북",
  충청남: "충남",
  전라북: "전북",
  전라남: "전남",
  경상북: "경북",
  경상남: "경남",
};
const SIDO =
  /^(서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충청?북|충청?남|전라?북|전라?남|경상?북|경상?남|제주)(특별자치시|특별자치도|특별시|광역시|직할시|시|도)?$/;

/** 서울특별시, 서울시 and 서울 are 서울; 충청남도 is 충남, 강원특별자치도 강원. */
function shortSido(word: string): string | undefined {
  const stem = SIDO.exec(word)?.[1];
  return stem && (SHORT[stem] ?? stem);
}
