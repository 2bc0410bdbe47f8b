import * as contract from "@kipass/contract/office";
import type { OfficeParts } from "../../office.ts";
import { type AtDesk, type BesideDesk, inRegion } from "../desk.ts";
import { exportFigures } from "./export-figures.ts";
import { gatherReport, printFigures } from "./print-figures.ts";
import { readActivity } from "./read-activity.ts";
import { readRates } from "./read-rates.ts";

export function bindFigures(at: AtDesk, beside: BesideDesk, { db, clock, printer }: OfficeParts): void {
  at(contract.readRates, (desk, { query }) => readRates(desk, query));
  at(contract.readActivity, (desk, { query }) => readActivity(desk, query));
  at(contract.exportFigures, (desk, { params, body }) => exportFigures(desk, params, body));
  beside(contract.printFigures, async ({ officer }, { params }) => {
    const report = await inRegion(db, officer, "gather-report", (tx) => gatherReport({ tx, officer, clock }, params));
    return printFigures(printer, report);
  });
}
