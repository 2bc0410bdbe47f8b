import { regionOf } from "@kipass/data/regions";
import { sectorOf } from "@kipass/data/sectors";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import type { FacilityDetail, FacilityLine, ListedFacility } from "../api.ts";

const t = catalogue(
  {
    active: "사용 중",
    waiting: "승인 대기",
    suspended: "정지",
    closed: "닫음",
    none: "없음",
    operating: "계속사업자",
    paused: "휴업자",
    ended: "폐업자",
    unregistered: "등록되지 않은 번호",
    unknown: "확인 안 됨",
    weekdays: ["일", "월", "화", "수", "목", "금", "토"],
  },
  {
    active: "In use",
    waiting: "Waiting",
    suspended: "Suspended",
    closed: "Closed",
    none: "None",
    operating: "operating",
    paused: "paused",
    ended: "ended",
    unregistered: "number not registered",
    unknown: "not checked",
    weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  },
);

/** For a narrow column; the facility's own page says it in full. */
const obligations = catalogue(
  {
    mandatory: "의무",
    grace: "계도기간",
    exempt: "적용 제외",
    released: "지정에서 뺌",
    unclear: "크기 확인",
    coming: "의무 예정",
    voluntary: "자율",
    "not-collecting": "쉬는 중",
  },
  {
    mandatory: "Mandatory",
    grace: "In grace",
    exempt: "Exempt",
    released: "Left out",
    unclear: "Check size",
    coming: "Soon",
    voluntary: "Voluntary",
    "not-collecting": "Resting",
  },
);

export function statusWords(status: FacilityLine["status"]): string {
  return t[status];
}

export function obligationWords(state: ListedFacility["obligation"]): string {
  return obligations[state];
}

export function businessStateWords(state: FacilityDetail["businessState"]): string {
  return t[state];
}

/** '일, 월'; 0 is Sunday. */
export function weekdayWords(days: readonly number[]): string {
  return days.map((day) => t.weekdays[day] ?? "").join(", ");
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
