import type { SectorCode } from "./sectors.ts";

/** What a message to strangers calls a place: its kind, never its name. */
export interface PlaceKind {
  readonly ko: string;
  readonly en: string;
  readonly zh: string;
  readonly ja: string;
  readonly vi: string;
}

const bar: PlaceKind = { ko: "주점", en: "a bar", zh: "酒館", ja: "酒場", vi: "quan bar" };
const food: PlaceKind = {
  ko: "음식점·카페",
  en: "a restaurant or cafe",
  zh: "餐廳或茶館",
  ja: "飮食店",
  vi: "nha hang, quan cafe",
};
const song: PlaceKind = { ko: "노래연습장", en: "a karaoke room", zh: "練歌房", ja: "カラオケ店", vi: "phong karaoke" };
const sport: PlaceKind = {
  ko: "체육시설",
  en: "a sports facility",
  zh: "體育設施",
  ja: "運動施設",
  vi: "co so the thao",
};
const stage: PlaceKind = {
  ko: "공연장·영화관",
  en: "a theatre or cinema",
  zh: "劇場或電影院",
  ja: "劇場·映畵館",
  vi: "nha hat, rap phim",
};
const school: PlaceKind = { ko: "학원", en: "a private academy", zh: "補習班", ja: "塾", vi: "trung tam day hoc" };
const worship: PlaceKind = {
  ko: "종교시설",
  en: "a place of worship",
  zh: "宗敎設施",
  ja: "宗敎施設",
  vi: "co so ton giao",
};
const bath: PlaceKind = { ko: "목욕장", en: "a bathhouse", zh: "浴場", ja: "入浴施設", vi: "nha tam cong cong" };
const play: PlaceKind = { ko: "게임·멀티방", en: "a game or media room", zh: "遊戱廳", ja: "遊技場", vi: "phong game" };
const feast: PlaceKind = {
  ko: "예식·장례식장",
  en: "a wedding or funeral hall",
  zh: "婚禮或葬禮場所",
  ja: "婚禮·葬儀場",
  vi: "nha cuoi, nha tang le",
};
const work: PlaceKind = {
  ko: "물류·판매시설",
  en: "a warehouse or sales hall",
  zh: "物流或販賣場所",
  ja: "物流·販賣施設",
  vi: "kho hang, co so ban hang",
};
const other: PlaceKind = {
  ko: "다중이용시설",
  en: "a public facility",
  zh: "公共場所",
  ja: "公共施設",
  vi: "noi cong cong",
};

const ofSector: Record<SectorCode, PlaceKind> = {
  "hunting-pocha": bar,
  "gamseong-bar": bar,
  "night-entertainment": bar,
  "danran-bar": bar,
  colatec: bar,
  karaoke: song,
  "group-exercise": sport,
  "standing-concert": stage,
  "direct-sales": work,
  "distribution-centre": work,
  "large-academy": school,
  buffet: food,
  "pc-bang": play,
  academy: school,
  arcade: play,
  restaurant: food,
  cafe: food,
  "water-park": sport,
  religious: worship,
  "wedding-hall": feast,
  theatre: stage,
  cinema: stage,
  bathhouse: bath,
  "indoor-sports": sport,
  "multi-room": play,
  "funeral-hall": feast,
  other,
};

export function placeKindOf(sector: string | undefined): PlaceKind {
  return ofSector[sector as SectorCode] ?? other;
}
