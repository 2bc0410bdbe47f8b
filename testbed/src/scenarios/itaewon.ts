import { addDays, type Day, dayStart } from "@kipass/protocol/day";
import { dayOfVisit, openPast, type PastVisit } from "../past.ts";
import { type IssuerCode, openTown, type Town } from "../town.ts";
import type { Person } from "../visitor.ts";
import { findCoVisitors, nameChosen, type TracedContact, tellApart } from "./trace-case.ts";

/**
 * Five clubs and bars of one street over a week, as in May 2020: then 4,961 people were sought and about 3,000 could not be reached,
 * because the books held made-up names and numbers. Here the case itself showed no pass, so nothing but place and week is known.
 */
export const ITAEWON_VISITORS = 4_961;
export const FIRST_NIGHT: Day = "2026-04-30";
const NIGHTS = 7;
const NOON_AFTER_MS = (dayStart(addDays(FIRST_NIGHT, NIGHTS)) + 12 * 3600) * 1000;
const WEEKS_BEFORE_MS = 14 * 86_400_000;

const VENUES = ["킹클럽", "트렁크클럽", "퀸", "소호", "힘"] as const;
const APPS: readonly IssuerCode[] = ["naver", "kakao", "pass"];
/** One in so many uses a second app from the same phone. */
const SECOND_APP_EVERY = 20;
const MINUTE_MS = 60_000;

/** Who was where, as seeded: what the contact list has to say. */
export interface SeededVisitor extends Person {
  /** Venue numbers, sorted. */
  venues: number[];
}

export interface Itaewon {
  town: Town;
  visits: number;
  seeded: SeededVisitor[];
  /** Sorted by phone, as the seeded. */
  found: SeededVisitor[];
  /** From the first draft to the contact list. */
  seconds: number;
}

export async function playItaewon(
  { adminUrl, folder }: { adminUrl: string; folder: string },
  say: (step: string) => void,
): Promise<Itaewon> {
  const town = await openTown({ adminUrl, startMs: NOON_AFTER_MS - WEEKS_BEFORE_MS });
  const past = await openPast(town, { adminUrl, folder, nowMs: NOON_AFTER_MS });
  const venues: number[] = [];
  for (const [nth, name] of VENUES.entries()) {
    const place = { name, sector: "night-entertainment", address: `서울특별시 용산구 우사단로 ${nth + 1}` };
    const { facility } = await town.openFacility({ ...place, loginId: `club0${nth}`, businessNumber: null });
    venues.push(facility.id);
  }
  const random = seededRandom(2020);
  const visitors = Array.from({ length: ITAEWON_VISITORS }, (_, n) => visitorOf(n, random));
  const accounts = await enrolAll(past, visitors);
  const visits = visitors.flatMap((visitor, n) => visitsOf(visitor, accounts[n] as AccountAt[], venues, random));
  for (const [day, ofDay] of Map.groupBy(visits, dayOfVisit)) await past.record(day, ofDay);
  await town.restart();
  say(`${VENUES.length}곳에서 ${NIGHTS}일 동안 ${ITAEWON_VISITORS}명이 ${visits.length}번 인증했습니다.`);

  const asker = await town.appoint({ loginId: "seoyeon", name: "이서연", title: "역학조사관", role: "investigator" });
  const approver = await town.appoint({ loginId: "junho", name: "박준호", title: "과장", role: "approver" });
  const { case: opened } = await asker.client.openCase({
    body: {
      caseNumber: "2026-0066",
      name: "홍길동",
      phone: "01000170001",
      issuers: ["naver"],
      onset: { kind: "symptoms", day: addDays(FIRST_NIGHT, 2) },
      isolatedAt: Math.floor(NOON_AFTER_MS / 1000),
      note: "수기명부를 썼다고 함",
    },
  });
  const tracing = { asker, approver, caseId: opened.id };
  const begun = performance.now();
  const week = { from: dayStart(FIRST_NIGHT), to: Math.floor(NOON_AFTER_MS / 1000) };
  await findCoVisitors(
    tracing,
    venues.map((facility) => ({ facility, ...week })),
  );
  say("같은 한 주의 방문기록을 받았습니다. 아직 이름은 없습니다.");
  const { request, people } = await tellApart(tracing);
  say(`발급회사들이 ${people.length}명으로 나누었습니다.`);
  const contacts = await nameChosen(tracing, request, people);
  const seconds = (performance.now() - begun) / 1000;
  return { town, visits: visits.length, seeded: sorted(visitors), found: sorted(contacts.map(foundOf)), seconds };
}

function visitorOf(n: number, random: () => number): SeededVisitor {
  const syllable = (list: string) => list[Math.floor(random() * list.length)];
  const name = `${syllable("김이박최정강조윤장임")}${syllable("서민지도하예준시유수")}${syllable("연준우은윤호아진현율")}`;
  const venues = [...new Set(Array.from({ length: 1 + (n % 3) }, () => Math.floor(random() * VENUES.length)))].sort();
  return { name, phone: `0100${String(n).padStart(7, "0")}`, venues };
}

interface AccountAt {
  issuer: IssuerCode;
  account: number;
}

/** At one issuer each, some at two. */
async function enrolAll(past: Awaited<ReturnType<typeof openPast>>, visitors: SeededVisitor[]): Promise<AccountAt[][]> {
  const accounts: AccountAt[][] = visitors.map(() => []);
  for (const [nth, issuer] of APPS.entries()) {
    const isHere = (n: number) =>
      n % APPS.length === nth || (n % SECOND_APP_EVERY === 0 && (n + 1) % APPS.length === nth);
    const here = visitors.map((_, n) => n).filter(isHere);
    const numbers = await past.enrol(
      issuer,
      here.map((n) => visitors[n] as SeededVisitor),
    );
    for (const [at, n] of here.entries()) accounts[n]?.push({ issuer, account: numbers[at] as number });
  }
  return accounts;
}

/** One evening for each venue, with either app; half of them scan when they leave. */
function visitsOf(
  { venues }: SeededVisitor,
  accounts: AccountAt[],
  facilities: number[],
  random: () => number,
): PastVisit[] {
  const firstNight = Math.floor(random() * (NIGHTS - venues.length));
  return venues.flatMap((venue, nth) => {
    const facility = facilities[venue] as number;
    const night = dayStart(addDays(FIRST_NIGHT, firstNight + nth)) * 1000;
    const enteredMs = night + Math.floor((20 + random() * 6) * 60) * MINUTE_MS + 5_000;
    const use = (atMs: number, direction: "in" | "out", app: AccountAt): PastVisit => ({
      facility,
      atMs,
      direction,
      ...app,
    });
    const entry = use(enteredMs, "in", accounts[nth % accounts.length] as AccountAt);
    if (random() < 0.5) return [entry];
    const stayed = (30 + Math.floor(random() * 120)) * MINUTE_MS;
    return [entry, use(enteredMs + stayed, "out", accounts[(nth + 1) % accounts.length] as AccountAt)];
  });
}

function foundOf({ name, phone, overlaps }: TracedContact): SeededVisitor {
  const venues = overlaps.map(({ facilityName }) => VENUES.indexOf(facilityName as (typeof VENUES)[number]));
  return { name, phone, venues: [...new Set(venues)].sort() };
}

function sorted(visitors: SeededVisitor[]): SeededVisitor[] {
  return visitors.toSorted((a, b) => (a.phone < b.phone ? -1 : 1));
}

/** The same numbers each time (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
