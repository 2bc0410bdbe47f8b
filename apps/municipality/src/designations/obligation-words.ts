import { nationalListOf } from "@kipass/data/designations";
import { regionName, regionOf, regionsOn } from "@kipass/data/regions";
import { sectors as known, sectorOf } from "@kipass/data/sectors";
import { fullDay, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import type { Designation, Obligation } from "../api.ts";

const t = catalogue(
  {
    mandatory: "의무적용 시설",
    grace: "의무적용 시설 · 계도기간",
    exempt: "적용 제외",
    released: "지정에서 뺌",
    unclear: "면적·정원 확인 필요",
    coming: "의무적용 예정",
    voluntary: "자율 사용 시설",
    "not-collecting": "위기경보가 낮아 쉬는 중",
    since: (day: string) => `${day}부터`,
    grace1: (day: string) => `계도기간 ${day}까지`,
    noGrace: "계도기간 없음",
    exemptUntil: (day: string) => `${day}까지 제외`,
    between: (from: string, to: string) => `${from}–${to}`,
    withdrawn: "시행 전에 거둠",
    nation: "전국",
    area: (m2: number) => `${m2}㎡ 이상`,
    people: (n: number) => `${n}명 이상`,
    named: (n: number) => `지정한 시설 ${n}곳`,
  },
  {
    mandatory: "Mandatory",
    grace: "Mandatory, in grace",
    exempt: "Exempt",
    released: "Left out",
    unclear: "Size to be checked",
    coming: "Mandatory soon",
    voluntary: "Voluntary",
    "not-collecting": "Resting: low alert level",
    since: (day) => `since ${day}`,
    grace1: (day) => `grace until ${day}`,
    noGrace: "no grace period",
    exemptUntil: (day) => `exempt until ${day}`,
    between: (from, to) => `${from}–${to}`,
    withdrawn: "Withdrawn before it began",
    nation: "Whole country",
    area: (m2) => `from ${m2} ㎡`,
    people: (n) => `from ${n} people`,
    named: (n) => `${n} named facilities`,
  },
);

export function stateWords(state: Obligation["state"]): string {
  return t[state];
}

/** '고위험시설 8종 · 2020. 6. 10.부터 · 계도기간 2020. 6. 30.까지 · 감염병의 …'. */
export function ruleLine({ rule, state, until }: Obligation): string {
  if (!rule) return "";
  const grace = rule.graceUntil === null ? t.noGrace : t.grace1(fullDay(rule.graceUntil));
  const exempt = state === "exempt" && until !== null ? [t.exemptUntil(fullDay(until))] : [];
  return [titleWords(rule), t.since(fullDay(rule.from)), grace, rule.basis, ...exempt].join(" · ");
}

export function titleWords({ code, title }: Pick<Designation, "code" | "title">): string {
  return (code && nationalListOf(code)?.title[lang.value]) || title;
}

export function graceWords({ graceUntil }: Pick<Designation, "graceUntil">): string {
  return graceUntil === null ? t.noGrace : t.grace1(fullDay(graceUntil));
}

export function periodWords({ from, to }: Pick<Designation, "from" | "to">): string {
  if (to === null) return t.since(fullDay(from));
  return to < from ? t.withdrawn : t.between(fullDay(from), fullDay(to));
}

/** '서울특별시, 인천광역시, 경기도'. */
export function areaWords(codes: readonly string[]): string {
  const day = seoulDay(Date.now());
  const name = (code: string) => {
    if (code === "all") return t.nation;
    if (code.length === 2)
      return regionsOn(day).find((region) => region.sigungu === "" && region.code.startsWith(code))?.sido ?? code;
    const region = regionOf(code, day);
    return region ? regionName(region) : code;
  };
  return codes.map(name).join(", ");
}

/** '학원, 일반음식점(150㎡ 이상)'. */
export function scopeWords({ sectors, facilities }: Pick<Designation, "sectors" | "facilities">): string {
  const place = (code: string) => known.findIndex((one) => one.code === code);
  const inOrder = sectors.toSorted((a, b) => place(a.sector) - place(b.sector));
  const words = inOrder.map(({ sector, minAreaM2, minCapacity }) => {
    const sizes = [minAreaM2 !== null && t.area(minAreaM2), minCapacity !== null && t.people(minCapacity)];
    const size = sizes.filter(Boolean).join(", ");
    const name = sectorOf(sector)?.[lang.value] ?? sector;
    return size && !/300/.test(name) ? `${name}(${size})` : name;
  });
  return [...words, ...(facilities.length > 0 ? [t.named(facilities.length)] : [])].join(", ");
}
