import * as contract from "@kipass/contract/office";
import type { AtDesk } from "../desk.ts";
import { answerTransfer } from "./answer-transfer.ts";
import { proposeTransfer } from "./propose-transfer.ts";

export function bindTransfers(at: AtDesk): void {
  at(contract.proposeTransfer, (desk, { body }) => proposeTransfer(desk, body));
  at(contract.answerTransfer, (desk, { params, body }) => answerTransfer(desk, params, body));
}
