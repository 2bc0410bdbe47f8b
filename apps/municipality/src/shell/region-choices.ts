import { municipalitiesOn, regionName, regionsOn } from "@kipass/data/regions";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";

const t = catalogue({ nation: "전국" }, { nation: "Whole country" });

/** The own region first, then what lies in it. */
export function regionChoices(own: string): { value: string; words: string }[] {
  const day = seoulDay(Date.now());
  const isWithin = (code: string) => own === "all" || code.startsWith(own);
  const provinces = regionsOn(day).filter(({ code, sigungu }) => sigungu === "" && isWithin(code.slice(0, 2)));
  const towns = municipalitiesOn(day).filter(({ code }) => isWithin(code));
  return [
    ...(own === "all" ? [{ value: "all", words: t.nation }] : []),
    ...provinces.map((region) => ({ value: region.code.slice(0, 2), words: region.sido })),
    ...towns.map((region) => ({ value: region.code, words: regionName(region) })),
  ];
}
