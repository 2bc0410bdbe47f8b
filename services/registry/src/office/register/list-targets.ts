import type { Query, Reply } from "@kipass/contract/endpoint";
import type { listTargets as endpoint } from "@kipass/contract/office";
import { expectedADay, FEW_SHARE } from "@kipass/data/expected-visits";
import { today } from "@kipass/service-kit/clock";
import { countTargets, SEEN_DAYS, SILENT_DAYS, searchTargets, type TargetRow } from "../../store/register-targets.ts";
import type { Desk } from "../desk.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import { entryShown } from "./list-unresolved.ts";

const PAGE = 200;

type Target = Reply<typeof endpoint>["targets"][number];

/** Who should be registered, and who of them is, uses it, or is silent. */
export async function listTargets(
  { tx, officer, clock }: Desk,
  { use, sector, q, after }: Query<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const search = { regions: codesOf(officer.region), day: today(clock), sector, text: q };
  const rows = await searchTargets(tx, search, {
    use,
    after: after === undefined ? undefined : Number(after),
    limit: PAGE,
  });
  const last = rows.at(-1);
  return {
    targets: rows.map(targetOf),
    totals: after === undefined ? await countTargets(tx, search) : null,
    silentDays: SILENT_DAYS,
    next: last && rows.length === PAGE ? String(last.id) : null,
  };
}

/** What is expected counts the days it was open and registered; without one there is nothing to compare. */
function targetOf(row: TargetRow): Target {
  const { use, facility, lastDay, seen, openDays } = row;
  const isRegistered = use === "used" || use === "silent";
  const area = row.areaM2 ?? row.facilityAreaM2;
  const expected = isRegistered ? expectedADay(row.sector, area) * Math.min(openDays, SEEN_DAYS) : null;
  return {
    ...entryShown(row),
    use,
    facility,
    lastDay,
    seen: isRegistered ? seen : null,
    expected,
    isFew: use === "used" && expected !== null && seen < expected * FEW_SHARE,
  };
}
