import type { Body, Params } from "@kipass/contract/endpoint";
import type { answerTransfer as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { acceptTransferRow, endTransfer } from "../../store/facility-transfers.ts";
import { findFacilityLine } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import { noteToFacility } from "../officers/by-name.ts";

/** @throws Problem facility-exists when the business is registered at that place there already, conflict when it is decided or not theirs */
export async function answerTransfer(
  desk: Desk,
  params: Params<typeof endpoint>,
  { answer }: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  const id = Number(params.transfer);
  if (answer === "accept") return accept(desk, id);
  const { tx, officer, clock } = desk;
  const regions = codesOf(officer.region);
  const ended = await endTransfer(
    tx,
    answer === "refuse"
      ? { id, state: "refused", side: "to_region", regions, nowMs: clock.nowMs() }
      : { id, state: "taken-back", side: "from_region", regions, nowMs: clock.nowMs() },
  );
  if (!ended) throw new Problem("conflict");
  return {};
}

async function accept({ tx, clock }: Desk, id: number): Promise<Record<string, never>> {
  const nowMs = clock.nowMs();
  const facility = await acceptTransferRow(tx, id, nowMs);
  const found = facility === undefined ? undefined : await findFacilityLine(tx, facility);
  if (!found) throw new Problem("conflict");
  await noteToFacility(tx, found, { nowMs, day: today(clock), what: "region", newValue: found.region });
  return {};
}
