import type { Body } from "@kipass/contract/endpoint";
import type { askExemption as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import type { FacilitySession } from "../members/sessions.ts";
import { insertOwnExemption } from "../store/exemptions.ts";
import { changeFacility, type Managing, refuseClosed } from "./changing-facility.ts";
import { malformed, plainText } from "./plain-text.ts";

/** As officers see who asked; which of its managers it was is the facility's own affair. */
const ASKED_BY = "시설관리자";

/** Puts the facility's wish into its municipality's queue. @throws Problem facility-closed, malformed-request, conflict while one stands or waits */
export async function askExemption(
  managing: Managing,
  caller: FacilitySession,
  { kind, explanation, identification }: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  if ((kind === "own-system") !== (identification !== null)) throw malformed("/identification");
  const asked = {
    kind,
    explanation: plainText(explanation, "/explanation", { maxLength: 500 }),
    identification: identification && plainText(identification, "/identification", { maxLength: 300 }),
    askedBy: ASKED_BY,
  };
  await changeFacility(managing, caller, "ask-exemption", async ({ tx, facts, nowMs }) => {
    refuseClosed(facts);
    if (!(await insertOwnExemption(tx, { facility: facts.id, ...asked }, nowMs))) throw new Problem("conflict");
  });
  return {};
}
