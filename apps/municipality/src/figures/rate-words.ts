import { regionOf } from "@kipass/data/regions";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import type { Rate } from "../api.ts";

/** Under this a region or sector is marked: a planning figure, shown wherever it is used. */
export const LEAST_PERCENT = 85;

/** Of those who must, how many did; undefined where nobody must. */
export function percentOf({ target, recording }: Pick<Rate, "target" | "recording">): number | undefined {
  return target === 0 ? undefined : (recording / target) * 100;
}

/** In points, against the seven days before. */
export function changeOf(rate: Rate): number | undefined {
  const now = percentOf(rate);
  return now === undefined ? undefined : now - (rate.recordingBefore / rate.target) * 100;
}

/** '91.0', and '–' where nobody must. */
export function percentWords(percent: number | undefined): string {
  return percent === undefined ? "–" : percent.toFixed(1);
}

export function isLow(rate: Rate): boolean {
  const percent = percentOf(rate);
  return percent !== undefined && percent < LEAST_PERCENT;
}

/** Lowest first; where nobody must, last. */
export function byRate<R extends Rate>(rows: readonly R[]): R[] {
  const order = (row: R) => percentOf(row) ?? 101;
  return rows.toSorted((a, b) => order(a) - order(b));
}

/** '마포구', '서울특별시'. */
export function placeWords(code: string): string {
  const region = regionOf(code.padEnd(5, "0"), seoulDay(Date.now()));
  return region ? region.sigungu || region.sido : code;
}

const SHORT: Record<string, string> = {
  충청북도: "충북",
  충청남도: "충남",
  전라남도: "전남",
  경상북도: "경북",
  경상남도: "경남",
};

/** What fits on a tile: '마포', '서울', '영통' of '수원시 영통구'. */
export function tileWords(code: string): string {
  const name = placeWords(code);
  if (code.length === 2) return SHORT[name] ?? name.slice(0, 2);
  const last = name.split(" ").at(-1) ?? name;
  return last.length > 2 ? last.slice(0, -1) : last;
}
