/**
 * What a rule asks of a facility's size, by sector: ㎡ for 일반음식점 (150㎡ 이상 under the order for the capital area), people at once for
 * 대형학원 (일시수용 300인 이상). Other sectors are under a rule, or not, whatever their size, so they are not asked.
 * Source: 전자출입명부(KI-Pass) 안내, 지자체용 (2020. 8.), 의무적용 시설.
 */
export interface SectorSize {
  readonly asks: "area" | "capacity";
  /** From this on the rule applies: ㎡, or people at once. */
  readonly from: number;
  readonly since: string;
}

const sizes: Readonly<Record<string, SectorSize>> = {
  "large-academy": { asks: "capacity", from: 300, since: "2020-06-15" },
  restaurant: { asks: "area", from: 150, since: "2020-08-19" },
};

/** What to ask of a sector on a day ("YYYY-MM-DD"). */
export function sizeAskedOn(sector: string, day: string): SectorSize | undefined {
  const size = sizes[sector];
  return size && size.since <= day ? size : undefined;
}
