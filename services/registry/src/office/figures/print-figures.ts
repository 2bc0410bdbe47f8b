import type { Params, Reply } from "@kipass/contract/endpoint";
import type { printFigures as endpoint } from "@kipass/contract/office";
import { officeOf } from "@kipass/data/offices";
import { sectorOf } from "@kipass/data/sectors";
import { toBase64url } from "@kipass/protocol/bytes";
import { today } from "@kipass/service-kit/clock";
import type { FiguresReport } from "../../documents/figures-facts.ts";
import type { Printer } from "../../documents/printer.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";
import { regionWords } from "./export-figures.ts";
import { readActivity } from "./read-activity.ts";
import { readRates } from "./read-rates.ts";

/** The same numbers as on the screens, gathered here and drawn beside the desk's transaction. */
export async function gatherReport(desk: Desk, { month }: Params<typeof endpoint>): Promise<FiguresReport> {
  const { officer, clock } = desk;
  const { from, to, days, approvals, paper } = await readActivity(desk, { month });
  const { total, regions, sectors } = await readRates(desk, {});
  const day = today(clock);
  const lowest = <R extends { recording: number; target: number }>(rows: R[]) =>
    rows.toSorted((a, b) => a.recording / a.target - b.recording / b.target);
  return {
    office: officeOf(officer.region, day).name,
    month,
    from,
    to,
    by: byName(officer),
    atMs: clock.nowMs(),
    rates: [
      { name: "모두", ...total },
      ...lowest(regions).map((row) => ({ name: regionWords(row.region, day), ...row })),
      ...lowest(sectors).map((row) => ({ name: sectorOf(row.sector)?.ko ?? row.sector, ...row })),
    ],
    days,
    approvals: {
      waiting: approvals.waiting,
      oldest: lasting(approvals.oldestMs),
      decided: approvals.decided,
      median: lasting(approvals.medianDecidedMs),
    },
    paper,
  };
}

export async function printFigures(printer: Printer, report: FiguresReport): Promise<Reply<typeof endpoint>> {
  const pdf = await printer.draw({ print: "figures-report", request: report });
  return { name: `${report.office}-월간현황-${report.month}.pdf`, bytes: toBase64url(pdf) };
}

/** '3일 4시간', '25분'. */
function lasting(ms: number | null): string {
  if (ms === null) return "–";
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes}분`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours}시간` : `${Math.floor(hours / 24)}일 ${hours % 24}시간`;
}
