import * as contract from "@kipass/contract/office";
import type { OfficeParts } from "../../office.ts";
import type { AtDesk } from "../desk.ts";
import { addDesignation } from "./add-designation.ts";
import { addEvent, listEvents } from "./add-event.ts";
import { endDesignation } from "./end-designation.ts";
import { listDesignations } from "./list-designations.ts";
import { previewDesignation } from "./preview-designation.ts";
import { readObligation } from "./read-obligation.ts";
import { endRelease, releaseFacility } from "./release-facility.ts";

export function bindDesignations(at: AtDesk, { contacts }: Pick<OfficeParts, "contacts">): void {
  at(contract.listDesignations, (desk) => listDesignations(desk));
  at(contract.previewDesignation, (desk, { body }) => previewDesignation(desk, body));
  at(contract.addDesignation, (desk, { body }) => addDesignation(desk, body));
  at(contract.endDesignation, (desk, { params, body }) => endDesignation(desk, params, body));
  at(contract.readObligation, (desk, { params }) => readObligation(desk, params));
  at(contract.releaseFacility, (desk, { params, body }) => releaseFacility(desk, params, body));
  at(contract.endRelease, (desk, { params, body }) => endRelease(desk, params, body));
  at(contract.addEvent, (desk, { body }) => addEvent(desk, contacts, body));
  at(contract.listEvents, (desk) => listEvents(desk));
}
