import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { describeFacility } from "../../facilities/describe-facility.ts";
import { insertChange } from "../../store/facility-history.ts";
import type { Officer } from "../../store/officers.ts";

/** How an officer is named to other officers, now and later: '김하늘 주무관'. */
export function byName({ name, title }: Pick<Officer, "name" | "title">): string {
  return `${name} ${title}`;
}

/** Into the history that the facility's own people read: they are told the office, never the officer. */
export async function noteToFacility(
  tx: Tx,
  facility: { id: number; region: string },
  {
    nowMs,
    day,
    ...change
  }: { nowMs: number; day: Day; what: string; oldValue?: string | null; newValue?: string | null },
): Promise<void> {
  const { office } = describeFacility({ ...facility, name: "", status: "active", sector: "" }, day);
  await insertChange(tx, nowMs, { facility: facility.id, by: { office }, ...change });
}
