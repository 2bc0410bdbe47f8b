import * as contract from "@kipass/contract/office";
import type { OfficeParts } from "../../office.ts";
import type { AtDesk } from "../desk.ts";
import { addEvidence, openEvidence, openExemption, testHandIn } from "./ask-exemption.ts";
import { decideExemption, endExemption } from "./decide-exemption.ts";
import { listExemptions } from "./list-exemptions.ts";

export function bindExemptions(at: AtDesk, { evidence }: Pick<OfficeParts, "evidence">): void {
  at(contract.listExemptions, (desk, { query }) => listExemptions(desk, query));
  at(contract.openExemption, (desk, { params, body }) => openExemption(desk, params, body));
  at(contract.addEvidence, (desk, { params, body }) => addEvidence(desk, evidence, params, body));
  at(contract.openEvidence, (desk, { params }) => openEvidence(desk, evidence, params));
  at(contract.testHandIn, (desk, { params, body }) => testHandIn(desk, params, body));
  at(contract.decideExemption, (desk, { params, body }) => decideExemption(desk, params, body));
  at(contract.endExemption, (desk, { params, body }) => endExemption(desk, params, body));
}
