import * as contract from "@kipass/contract/office";
import type { AtDesk } from "../desk.ts";
import { mergeFacilities } from "./merge-facilities.ts";
import { refuseDeletion } from "./refuse-deletion.ts";
import { revertMerge } from "./revert-merge.ts";
import { setApart, undoSetApart } from "./set-apart.ts";

export function bindDuplicates(at: AtDesk): void {
  at(contract.mergeFacilities, (desk, { body }) => mergeFacilities(desk, body));
  at(contract.revertMerge, (desk, { params }) => revertMerge(desk, params));
  at(contract.setApart, (desk, { body }) => setApart(desk, body));
  at(contract.undoSetApart, (desk, { body }) => undoSetApart(desk, body));
  at(contract.refuseDeletion, (desk, { params, body }) => refuseDeletion(desk, params, body));
}
