import type { Body, Reply } from "@kipass/contract/endpoint";
import type { requestDeletion as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import type { FacilitySession } from "../members/sessions.ts";
import { decideDeletionRequest, insertDeletionRequest } from "../store/deletion-requests.ts";
import { findSameBusiness } from "../store/managers.ts";
import { changeFacility, type Managing } from "./changing-facility.ts";
import { plainText } from "./plain-text.ts";

/** Asks the municipality to delete this facility, which is registered twice. @throws Problem deletion-requested, facility-not-found */
export function requestDeletion(
  managing: Managing,
  caller: FacilitySession,
  { duplicateOf, reason: typed }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const reason = plainText(typed, "/reason", { maxLength: 200 });
  return changeFacility(managing, caller, "request-deletion", async ({ tx, facts, nowMs, note }) => {
    const others = (await findSameBusiness(tx, caller.member)).filter(({ id }) => id !== facts.id);
    if (duplicateOf !== null && !others.some(({ id }) => id === duplicateOf)) throw new Problem("facility-not-found");
    const deletionRequest = await insertDeletionRequest(tx, { facility: facts.id, duplicateOf, reason, nowMs });
    if (!deletionRequest) throw new Problem("deletion-requested");
    await note("deletionRequest", null, reason);
    return { deletionRequest };
  });
}

/** @throws Problem deletion-not-requested */
export async function takeBackDeletionRequest(
  managing: Managing,
  caller: FacilitySession,
): Promise<Record<string, never>> {
  await changeFacility(managing, caller, "take-back-deletion-request", async ({ tx, facts, nowMs, note }) => {
    const wasOpen = await decideDeletionRequest(tx, facts.id, { state: "taken-back", answer: null, nowMs });
    if (!wasOpen) throw new Problem("deletion-not-requested");
    await note("deletionRequestTakenBack");
  });
  return {};
}
