import type { Body } from "@kipass/contract/endpoint";
import type { setApart as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { deleteDistinct, insertDistinct } from "../../store/likely-duplicates.ts";
import { findFacilityLines } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";

type Pair = Body<typeof endpoint>;

/** '중복 아님': two facilities that only look like one, which is remembered. @throws Problem facility-not-found, conflict when it was said before */
export async function setApart({ tx, officer, clock }: Desk, pair: Pair): Promise<Record<string, never>> {
  await requireBoth(tx, pair);
  const isNew = await insertDistinct(tx, { ...pair, byName: byName(officer), atMs: clock.nowMs() });
  if (!isNew) throw new Problem("conflict");
  return {};
}

/** They may be one after all. @throws Problem facility-not-found, conflict when nobody says otherwise any more */
export async function undoSetApart({ tx }: Desk, pair: Pair): Promise<Record<string, never>> {
  await requireBoth(tx, pair);
  if (!(await deleteDistinct(tx, pair.one, pair.other))) throw new Problem("conflict");
  return {};
}

async function requireBoth(tx: Desk["tx"], { one, other }: Pair): Promise<void> {
  if (one === other || (await findFacilityLines(tx, [one, other])).length < 2) throw new Problem("facility-not-found");
}
