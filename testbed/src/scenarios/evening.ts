import type { Terminal } from "../terminal.ts";
import { type IssuerCode, openTown, type Town } from "../town.ts";
import type { Person, Visitor } from "../visitor.ts";
import type { Contact } from "./investigation.ts";
import { investigate } from "./investigation.ts";

/** One evening with two venues and six visitors of three issuers; afterwards one of them is a confirmed case. */
export const EVENING = "2026-11-18";
export const EVENING_START_MS: number = Date.parse(`${EVENING}T17:50:00+09:00`);

const people = {
  hong: { issuer: "naver", name: "홍길동", phone: "01000170001" },
  choi: { issuer: "kakao", name: "최지우", phone: "01000170002" },
  kang: { issuer: "naver", name: "강수아", phone: "01000170003" },
  kim: { issuer: "kakao", name: "김도윤", phone: "01000170004" },
  lee: { issuer: "naver", name: "이하은", phone: "01000170005" },
  jung: { issuer: "pass", name: "정민재", phone: "01000170006" },
  park: { issuer: "pass", name: "박서준", phone: "01000170007" },
} as const satisfies Record<string, Person & { issuer: IssuerCode }>;
type Who = keyof typeof people;

const venues = {
  ondo: { name: "온도포차 역삼점", sector: "hunting-pocha", loginId: "ondo01", businessNumber: "1234567891" },
  daon: { name: "다온식당 역삼점", sector: "restaurant", loginId: "daon01", businessNumber: "2208162517" },
} as const;
type Where = keyof typeof venues;

/** Who showed a pass where and when. The case stays 50 minutes at 다온식당 and, from 22:00 on, 90 at 온도포차. */
const scans: readonly [at: string, who: Who, where: Where, direction: "in" | "out"][] = [
  ["18:00:05", "kang", "daon", "in"], //  gone before the case came
  ["18:40:05", "kang", "daon", "out"],
  ["19:00:05", "hong", "daon", "in"],
  ["19:10:05", "choi", "daon", "in"], //  no exit scanned: estimated
  ["19:50:05", "hong", "daon", "out"],
  ["22:00:05", "hong", "ondo", "in"], //  the guide's own example: facility A at 22:00
  ["22:00:50", "kim", "ondo", "in"],
  ["22:30:05", "lee", "ondo", "in"], //   no exit scanned: estimated
  ["22:50:05", "jung", "ondo", "in"], //  ten minutes only: no name is asked for
  ["23:00:05", "jung", "ondo", "out"],
  ["23:20:50", "kim", "ondo", "out"],
  ["23:30:05", "hong", "ondo", "out"],
  ["23:35:05", "park", "ondo", "in"], //  came after the case had left
];

/** Worked out by hand from the scans above: whole minutes of possible overlap. */
export const EXPECTED_CONTACTS: readonly Contact[] = [
  {
    name: people.kim.name,
    phone: people.kim.phone,
    facility: venues.ondo.name,
    at: `${EVENING}T22:00:50+09:00`,
    overlapMinutes: 80,
  },
  {
    name: people.lee.name,
    phone: people.lee.phone,
    facility: venues.ondo.name,
    at: `${EVENING}T22:30:05+09:00`,
    overlapMinutes: 60,
  },
  {
    name: people.choi.name,
    phone: people.choi.phone,
    facility: venues.daon.name,
    at: `${EVENING}T19:10:05+09:00`,
    overlapMinutes: 40,
  },
];

/** What must be found nowhere in clear: names and phones of visitors, whatever party is searched. */
export const PERSONAL: readonly string[] = Object.values(people).flatMap(({ name, phone }) => [name, phone]);
/** What an issuer must never hold in any form. */
export const PLACES: readonly string[] = Object.values(venues).map(({ name }) => name);

export interface Evening {
  town: Town;
  visits: number;
  /** Every pass shown, as digits. */
  passes: string[];
  contacts: Contact[];
}

/** Plays the evening and the investigation after it, saying each step. */
export async function playEvening(adminUrl: string, say: (step: string) => void): Promise<Evening> {
  const town = await openTown({ adminUrl, startMs: EVENING_START_MS });
  say("발급회사 셋, 한국사회보장정보원, 질병관리청이 각자의 데이터베이스와 열쇠로 시작했습니다.");
  const visitors = {} as Record<Who, Visitor>;
  for (const [who, { issuer, name, phone }] of Object.entries(people) as [Who, (typeof people)[Who]][]) {
    visitors[who] = await town.enrol(issuer, { name, phone });
  }
  say(`이용자 ${Object.keys(visitors).length}명이 동의하고 휴대전화를 확인했습니다.`);
  const terminals = {} as Record<Where, Terminal>;
  for (const where of Object.keys(venues) as Where[]) terminals[where] = await town.openFacility(venues[where]);
  say(`시설 ${Object.keys(terminals).length}곳이 등록했습니다.`);

  const passes: string[] = [];
  for (const [at, who, where, direction] of scans) {
    town.clock.set(Date.parse(`${EVENING}T${at}+09:00`));
    const digits = await visitors[who].draw();
    passes.push(digits);
    const outcome = await terminals[where].scan(digits, { direction });
    say(`${at.slice(0, 5)} ${venues[where].name} ${direction === "in" ? "입장" : "퇴장"}: ${outcome}`);
    if (outcome !== "recorded") throw new Error(`a fresh pass was answered ${outcome}`);
  }

  town.clock.set(Date.parse("2026-11-19T09:00:00+09:00"));
  const contacts = await investigate(town, {
    caseNumber: "2026-0142",
    person: people.hong,
    onsetDay: "2026-11-19",
    say,
  });
  return { town, visits: scans.length, passes, contacts };
}
