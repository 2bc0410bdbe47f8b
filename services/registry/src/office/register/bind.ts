import * as contract from "@kipass/contract/office";
import type { AtDesk } from "../desk.ts";
import { addImportPart, startImport } from "./bring-file.ts";
import { decideMatches, undoMatches } from "./decide-matches.ts";
import { listTargets } from "./list-targets.ts";
import { listUnresolved } from "./list-unresolved.ts";
import { listImportLines, listImports, readImport, readImportReport } from "./read-imports.ts";
import { checkImport, discardImport, takeImport } from "./turn-import.ts";

export function bindRegister(at: AtDesk): void {
  at(contract.startImport, (desk, { body }) => startImport(desk, body));
  at(contract.addImportPart, (desk, { params, body }) => addImportPart(desk, params, body));
  at(contract.listImports, (desk) => listImports(desk));
  at(contract.readImport, (desk, { params }) => readImport(desk, params));
  at(contract.checkImport, (desk, { params, body }) => checkImport(desk, params, body));
  at(contract.takeImport, (desk, { params }) => takeImport(desk, params));
  at(contract.discardImport, (desk, { params }) => discardImport(desk, params));
  at(contract.listImportLines, (desk, { params, query }) => listImportLines(desk, params, query));
  at(contract.readImportReport, (desk, { params }) => readImportReport(desk, params));
  at(contract.listTargets, (desk, { query }) => listTargets(desk, query));
  at(contract.listUnresolved, (desk, { query }) => listUnresolved(desk, query));
  at(contract.decideMatches, (desk, { body }) => decideMatches(desk, body));
  at(contract.undoMatches, (desk, { body }) => undoMatches(desk, body));
}
