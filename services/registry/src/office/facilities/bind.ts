import * as contract from "@kipass/contract/office";
import type { OfficeParts } from "../../office.ts";
import type { AtDesk } from "../desk.ts";
import { addNote } from "./add-note.ts";
import { decide } from "./decide.ts";
import { listFacilities } from "./list-facilities.ts";
import { openContact } from "./open-contact.ts";
import { readFacility } from "./read-facility.ts";
import { undoDecisions } from "./undo-decisions.ts";

export function bindFacilities(at: AtDesk, { contacts }: OfficeParts): void {
  at(contract.listFacilities, (desk, { query }) => listFacilities(desk, query));
  at(contract.readFacility, (desk, { params }) => readFacility(desk, params));
  at(contract.approveFacilities, (desk, { body }) => decide(desk, "approve", body.facilities, ""));
  at(contract.rejectFacilities, (desk, { body }) => decide(desk, "reject", body.facilities, body.reason));
  at(contract.suspendFacilities, (desk, { body }) => decide(desk, "suspend", body.facilities, body.reason));
  at(contract.reopenFacilities, (desk, { body }) => decide(desk, "reopen", body.facilities, body.reason));
  at(contract.openContact, (desk, { params }) => openContact(desk, contacts, params));
  at(contract.addNote, (desk, { params, body }) => addNote(desk, params, body));
  at(contract.undoDecisions, (desk, { body }) => undoDecisions(desk, body));
}
