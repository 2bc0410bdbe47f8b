import * as contract from "@kipass/contract/office";
import type { AtDesk } from "../desk.ts";
import { decide } from "./decide.ts";
import { listFacilities } from "./list-facilities.ts";
import { readFacility } from "./read-facility.ts";
import { undoDecisions } from "./undo-decisions.ts";

export function bindFacilities(at: AtDesk): void {
  at(contract.listFacilities, (desk, { query }) => listFacilities(desk, query));
  at(contract.readFacility, (desk, { params }) => readFacility(desk, params));
  at(contract.approveFacilities, (desk, { body }) => decide(desk, "approve", body.facilities, ""));
  at(contract.rejectFacilities, (desk, { body }) => decide(desk, "reject", body.facilities, body.reason));
  at(contract.undoDecisions, (desk, { body }) => undoDecisions(desk, body));
}
