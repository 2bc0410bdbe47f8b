import type { Body, Params } from "@kipass/contract/endpoint";
import type { refuseDeletion as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { decideDeletionRequest } from "../../store/deletion-requests.ts";
import { lockFacility } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { noteToFacility } from "../officers/by-name.ts";

/** No duplicate: the facility stays, and its people read why. @throws Problem deletion-not-requested */
export async function refuseDeletion(
  { tx, clock }: Desk,
  { facility }: Params<typeof endpoint>,
  { reason }: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  const nowMs = clock.nowMs();
  const found = await lockFacility(tx, Number(facility));
  const wasOpen = found && (await decideDeletionRequest(tx, found.id, { state: "refused", answer: reason, nowMs }));
  if (!wasOpen) throw new Problem("deletion-not-requested");
  await noteToFacility(tx, found, { nowMs, day: today(clock), what: "deletionRefused", newValue: reason });
  return {};
}
