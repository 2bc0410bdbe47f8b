import { dayStart } from "@kipass/protocol/day";
import { findAlike, type Pair } from "../../store/likely-duplicates.ts";
import { findFacilityLines } from "../../store/office-facilities.ts";
import { type Likeness, likeness } from "../duplicates/likeness.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import { briefOf, type QueueProvider } from "./provider.ts";

/** Pairs in one building are few; were there more, the newest are looked at. */
const LOOKED_AT = 5_000;

/**
 * Registrations that look like one facility though nobody asked, each beside the oldest it looks like. For officers of one 시군구, whose
 * work it is: a wider look would compare the whole country at every visit of the queue.
 */
export const likelyDuplicates: QueueProvider = {
  kind: "duplicate-likely",
  async find({ tx, officer }, limit) {
    if (officer.region.length < 5) return { total: 0, items: [] };
    const found = oncePerNewer(await findAlike(tx, codesOf(officer.region), LOOKED_AT));
    const shown = found.slice(0, limit);
    const ids = shown.flatMap(({ one, two }) => [one.id, two.id]);
    const lines = new Map((await findFacilityLines(tx, ids)).map((line) => [line.id, briefOf(line)]));
    const items = shown.map(({ one, two, why }) => ({
      id: two.id,
      sinceMs: dayStart(two.signedUpOn) * 1000,
      dueMs: null,
      facilities: [two.id, one.id].flatMap((id) => lines.get(id) ?? []),
      note: why,
    }));
    return { total: found.length, items };
  },
};

/** What has three registrations is decided on in two steps. */
function oncePerNewer(pairs: Pair[]): (Pair & { why: Likeness })[] {
  const found = new Map<number, Pair & { why: Likeness }>();
  for (const pair of pairs) {
    const why = likeness(pair.one, pair.two);
    if (why !== undefined && !found.has(pair.two.id)) found.set(pair.two.id, { ...pair, why });
  }
  return [...found.values()];
}
