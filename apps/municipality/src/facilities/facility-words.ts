import { regionOf } from "@kipass/data/regions";
import { sectorOf } from "@kipass/data/sectors";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import type { FacilityLine } from "../api.ts";

const t = catalogue(
  { active: "사용 중", waiting: "승인 대기", suspended: "정지", closed: "닫음", none: "없음" },
  { active: "In use", waiting: "Waiting", suspended: "Suspended", closed: "Closed", none: "None" },
);

export function statusWords(status: FacilityLine["status"]): string {
  return t[status];
}

/** '노래연습장', '기타(도서관)'. */
export function sectorWords({ sector, sectorDetail }: Pick<FacilityLine, "sector" | "sectorDetail">): string {
  const words = sectorOf(sector)?.[lang.value] ?? sector;
  return sectorDetail ? `${words}(${sectorDetail})` : words;
}

/** '마포구'. */
export function regionWords(code: string): string {
  const region = regionOf(code, seoulDay(Date.now()));
  return region ? region.sigungu || region.sido : code;
}

/** '901-00-00019'. */
export function businessNumberWords(number: string | null): string {
  return number === null ? t.none : number.replace(/^(\d{3})(\d{2})(\d{5})$/, "$1-$2-$3");
}

/** Address and detail, as one line. */
export function addressWords({ address, addressDetail }: Pick<FacilityLine, "address" | "addressDetail">): string {
  return addressDetail === "" ? address : `${address}, ${addressDetail}`;
}
