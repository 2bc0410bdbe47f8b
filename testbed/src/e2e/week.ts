import type { Terminal } from "../terminal.ts";
import type { IssuerCode, Town } from "../town.ts";
import type { Person, Visitor } from "../visitor.ts";

/**
 * Three days of one person who is a confirmed case afterwards, and of everybody who was there with them. The days are the three before
 * "now", which a test in browsers takes from the real clock.
 */
export const people = {
  hong: { issuer: "naver", name: "홍길동", phone: "01000420001" },
  kim: { issuer: "kakao", name: "김도윤", phone: "01001423391" },
  lee: { issuer: "naver", name: "이하은", phone: "01002750048" },
  park: { issuer: "kakao", name: "박서준", phone: "01003187726" },
  choi: { issuer: "naver", name: "최지우", phone: "01004516203" },
  jung: { issuer: "pass", name: "정민재", phone: "01006127790" },
  kang: { issuer: "naver", name: "강수아", phone: "01006331187" },
  cho: { issuer: "kakao", name: "조시우", phone: "01007904415" },
  yoon: { issuer: "naver", name: "윤서아", phone: "01008169032" },
  han: { issuer: "pass", name: "한지호", phone: "01009225570" },
  oh: { issuer: "naver", name: "오유나", phone: "01005072864" },
  im: { issuer: "kakao", name: "임채원", phone: "01005839142" },
  bae: { issuer: "naver", name: "배수지", phone: "01004470316" },
  shin: { issuer: "kakao", name: "신유진", phone: "01002298851" },
  ryu: { issuer: "pass", name: "류하준", phone: "01003364407" },
  moon: { issuer: "kakao", name: "문채영", phone: "01008850263" },
} as const satisfies Record<string, Person & { issuer: IssuerCode }>;
export type Who = keyof typeof people;

export const venues = {
  buffet: {
    name: "한끼뷔페",
    sector: "buffet",
    loginId: "hankki01",
    businessNumber: "2110140725",
    address: "서울특별시 강남구 봉은사로 114",
  },
  karaoke: {
    name: "달빛노래연습장",
    sector: "karaoke",
    loginId: "dalbit01",
    businessNumber: "1208633186",
    address: "서울특별시 강남구 논현로 508",
  },
  daon: {
    name: "다온식당 역삼점",
    sector: "restaurant",
    loginId: "daon01",
    businessNumber: "2208162517",
    address: "서울특별시 강남구 테헤란로 123",
  },
  gym: {
    name: "스핀짐 선릉",
    sector: "group-exercise",
    loginId: "spin01",
    businessNumber: "2140271597",
    address: "서울특별시 강남구 선릉로 433",
  },
  ondo: {
    name: "온도포차",
    sector: "hunting-pocha",
    loginId: "ondo01",
    businessNumber: "1234567891",
    address: "서울특별시 강남구 역삼로 17",
  },
} as const;
export type Where = keyof typeof venues;

/** Days ago, who, where, in, out; no second time where the way out was not scanned. */
const stays: readonly [ago: number, who: Who, where: Where, in_: string, out?: string][] = [
  [3, "hong", "buffet", "12:20"],
  [3, "bae", "buffet", "12:05"],
  [3, "shin", "buffet", "12:51"],
  [3, "hong", "karaoke", "20:05", "21:32"],
  [3, "ryu", "karaoke", "20:40", "21:50"],
  [2, "hong", "daon", "12:11"],
  [2, "kang", "daon", "12:30"],
  [2, "hong", "gym", "19:40", "20:55"],
  [2, "im", "gym", "19:31", "20:52"],
  [1, "yoon", "ondo", "18:05"],
  [1, "kang", "ondo", "17:58", "20:31"],
  [1, "choi", "ondo", "18:40"],
  [1, "hong", "ondo", "18:52", "20:57"],
  [1, "kim", "ondo", "18:55", "20:50"],
  [1, "lee", "ondo", "18:55", "20:50"],
  [1, "park", "ondo", "18:56", "20:50"],
  [1, "jung", "ondo", "19:10", "21:32"],
  [1, "cho", "ondo", "19:35"],
  [1, "han", "ondo", "19:53", "21:10"],
  [1, "oh", "ondo", "20:02"],
  [1, "ryu", "ondo", "20:49", "21:40"], //  eight minutes, but 52 at 달빛노래연습장
  [1, "bae", "ondo", "20:48", "22:00"], //  nine minutes, but 75 at 한끼뷔페
  [1, "moon", "ondo", "20:50", "21:20"], // seven minutes in all: no name is asked for
  [1, "shin", "ondo", "21:05", "23:00"], // after the case had left
];

/** Worked out by hand from the stays: who met the case for at least a quarter of an hour, longest possible overlap first. */
export const MET: readonly [name: string, minutes: number][] = [
  ["김도윤", 115],
  ["이하은", 115],
  ["박서준", 114],
  ["최지우", 108],
  ["정민재", 107],
  ["강수아", 99],
  ["조시우", 82],
  ["배수지", 75],
  ["윤서아", 73],
  ["임채원", 72],
  ["한지호", 64],
  ["신유진", 59],
  ["오유나", 55],
  ["류하준", 52],
];

/** When a town has to open for the week to be played in it. */
export const weekStartMs = (nowMs: number): number => atMs(nowMs, 3, "09:00");

export interface Week {
  visitors: Record<Who, Visitor>;
  terminals: Record<Where, Terminal>;
}

/** Everybody enrols, every facility signs up, every stay is scanned at its own time; then it is now again. */
export async function playWeek(town: Town, nowMs: number): Promise<Week> {
  const week = await openWeek(town);
  await playStays(town, week, nowMs);
  return week;
}

export async function openWeek(town: Town): Promise<Week> {
  const visitors = {} as Week["visitors"];
  for (const [who, { issuer, name, phone }] of Object.entries(people) as [Who, (typeof people)[Who]][]) {
    visitors[who] = await town.enrol(issuer, { name, phone });
  }
  const terminals = {} as Week["terminals"];
  for (const where of Object.keys(venues) as Where[]) terminals[where] = await town.openFacility(venues[where]);
  return { visitors, terminals };
}

export async function playStays(town: Town, { visitors, terminals }: Week, nowMs: number): Promise<void> {
  for (const { at, who, where, direction } of scansOf(nowMs)) {
    town.clock.set(at);
    const outcome = await terminals[where].scan(await visitors[who].draw(), { direction });
    if (outcome !== "recorded") throw new Error(`${who} at ${where}: a fresh pass was answered ${outcome}`);
  }
  town.clock.set(nowMs);
}

function scansOf(nowMs: number) {
  const scans = stays.flatMap(([ago, who, where, entered, left]) => [
    { at: atMs(nowMs, ago, entered), who, where, direction: "in" as const },
    ...(left ? [{ at: atMs(nowMs, ago, left), who, where, direction: "out" as const }] : []),
  ]);
  return scans.sort((a, b) => a.at - b.at);
}

/** A Seoul wall clock time some days ago. */
export function atMs(nowMs: number, daysAgo: number, time: string): number {
  return Date.parse(`${seoulDay(nowMs, daysAgo)}T${time}:00+09:00`);
}

/** "2026-11-18" in Seoul, some days ago. */
export function seoulDay(nowMs: number, daysAgo = 0): string {
  return new Date(nowMs - daysAgo * 86_400_000 + 9 * 3_600_000).toISOString().slice(0, 10);
}
