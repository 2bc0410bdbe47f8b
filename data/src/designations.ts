import type { SectorCode } from "./sectors.ts";

/**
 * The national lists of facilities that must keep the electronic log, as dated data. Offices add rules of their own beside these, and end
 * them; nothing else in the project knows which sector is on a list.
 *
 * Source: 전자출입명부(KI-Pass) 안내, 지자체용 (2020. 8.), 의무적용 시설 및 계도기간: 고위험시설 2020. 6. 10. (8종), 6. 15. (4종), 8. 19. (PC방);
 * 수도권 2020. 8. 19. (12종). Articles: 감염병의 예방 및 관리에 관한 법률 제49조제1항제2호; 제2호의2 was added on 2020-08-12. The size of
 * 대형학원 and 일반음식점 is on the lists themselves.
 */
export interface NationalList {
  /** Never changes: the registry knows by it which lists it already has. */
  readonly code: string;
  readonly title: { readonly ko: string; readonly en: string };
  /** Beginnings of region codes; "all" is the country. */
  readonly regions: readonly string[];
  readonly sectors: readonly ListedSector[];
  readonly from: string;
  /** 계도기간: the last day without sanctions. */
  readonly graceUntil: string;
  readonly basis: string;
  /** Who may be left out, in the words of the list. */
  readonly exceptions: string;
}

export interface ListedSector {
  readonly sector: SectorCode;
  /** Only from so many ㎡ on. */
  readonly minAreaM2?: number;
  /** Only from so many people at once on. */
  readonly minCapacity?: number;
}

const CAPITAL_AREA = ["11", "28", "41"];
const GATHERING = "감염병의 예방 및 관리에 관한 법률 제49조제1항제2호";
const LOG_DUTY = `${GATHERING}·제2호의2`;
const LOW_RISK = "위험도가 낮다고 인정되는 경우 지자체장이 대상에서 제외할 수 있음";

export const nationalLists: readonly NationalList[] = [
  {
    code: "2020-06-10",
    title: { ko: "고위험시설 8종", en: "High-risk facilities, 8 sectors" },
    regions: ["all"],
    sectors: [
      { sector: "hunting-pocha" },
      { sector: "gamseong-bar" },
      { sector: "night-entertainment" },
      { sector: "danran-bar" },
      { sector: "colatec" },
      { sector: "karaoke" },
      { sector: "group-exercise" },
      { sector: "standing-concert" },
    ],
    from: "2020-06-10",
    graceUntil: "2020-06-30",
    basis: GATHERING,
    exceptions: LOW_RISK,
  },
  {
    code: "2020-06-15",
    title: { ko: "고위험시설 추가 4종", en: "High-risk facilities, 4 more sectors" },
    regions: ["all"],
    sectors: [
      { sector: "direct-sales" },
      { sector: "distribution-centre" },
      { sector: "large-academy", minCapacity: 300 },
      { sector: "buffet" },
    ],
    from: "2020-06-15",
    graceUntil: "2020-07-05",
    basis: GATHERING,
    exceptions: LOW_RISK,
  },
  {
    code: "2020-08-19",
    title: { ko: "고위험시설 추가 (PC방)", en: "High-risk facilities: PC bang" },
    regions: ["all"],
    sectors: [{ sector: "pc-bang" }],
    from: "2020-08-19",
    graceUntil: "2020-09-09",
    basis: LOG_DUTY,
    exceptions: LOW_RISK,
  },
  {
    code: "2020-08-19-capital",
    title: { ko: "수도권 12종", en: "Capital area, 12 sectors" },
    regions: CAPITAL_AREA,
    sectors: [
      { sector: "academy" },
      { sector: "arcade" },
      { sector: "restaurant", minAreaM2: 150 },
      { sector: "water-park" },
      { sector: "religious" },
      { sector: "wedding-hall" },
      { sector: "theatre" },
      { sector: "cinema" },
      { sector: "bathhouse" },
      { sector: "indoor-sports" },
      { sector: "multi-room" },
      { sector: "funeral-hall" },
    ],
    from: "2020-08-19",
    graceUntil: "2020-09-09",
    basis: LOG_DUTY,
    exceptions: LOW_RISK,
  },
];

export function nationalListOf(code: string): NationalList | undefined {
  return nationalLists.find((list) => list.code === code);
}
