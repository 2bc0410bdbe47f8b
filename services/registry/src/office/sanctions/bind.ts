import * as contract from "@kipass/contract/office";
import type { OfficeParts } from "../../office.ts";
import { entryPlace, facilityPlace } from "../../store/places.ts";
import type { AtDesk, BesideDesk } from "../desk.ts";
import { addStep, openSanction } from "./add-step.ts";
import { decideStep } from "./decide-step.ts";
import { readLetterhead, setLetterhead } from "./letterhead.ts";
import { listSanctions } from "./list-sanctions.ts";
import { printNotice } from "./print-notice.ts";
import { readMeasures } from "./read-measures.ts";

export function bindSanctions(at: AtDesk, beside: BesideDesk, parts: OfficeParts): void {
  at(contract.readMeasures, (desk, { params }) => readMeasures(desk, facilityPlace(Number(params.facility))));
  at(contract.readEntryMeasures, (desk, { params }) => readMeasures(desk, entryPlace(Number(params.entry))));
  at(contract.listSanctions, (desk, { query }) => listSanctions(desk, query));
  at(contract.openSanction, (desk, { params, body }) =>
    openSanction(desk, facilityPlace(Number(params.facility)), body),
  );
  at(contract.openEntrySanction, (desk, { params, body }) =>
    openSanction(desk, entryPlace(Number(params.entry)), body),
  );
  at(contract.addSanctionStep, (desk, { params, body }) => addStep(desk, params, body));
  at(contract.decideSanctionStep, (desk, { params, body }) => decideStep(desk, params, body));
  beside(contract.printNotice, (caller, { params }) => printNotice(parts, caller, params));
  at(contract.readLetterhead, (desk) => readLetterhead(desk));
  at(contract.setLetterhead, (desk, { body }) => setLetterhead(desk, body));
}
