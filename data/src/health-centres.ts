import { regionName, regionOf } from "./regions.ts";

/**
 * 보건소: every 시군구 has one (지역보건법 제10조), named after it. Where a 시군구 has several, or one of another name, the one contacts are
 * handed to is written down here. Source of the exceptions: 보건복지부, 전국 보건소 현황.
 */
export interface HealthCentre {
  /** The 시군구 it serves. */
  readonly region: string;
  readonly name: string;
}

const namedOtherwise: Readonly<Record<string, string>> = {
  "36110": "세종특별자치시보건소",
};

/** The health centre of a 시군구 on a day ("YYYY-MM-DD"); none for a code that was no 시군구 then. */
export function healthCentreOf(region: string, day: string): HealthCentre | undefined {
  const found = regionOf(region, day);
  if (!found || found.sigungu === "") return undefined;
  return { region, name: namedOtherwise[region] ?? `${regionName(found)} 보건소` };
}
