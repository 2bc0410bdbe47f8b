import { drawCertificate } from "./certificate.ts";
import { drawConsentSheet } from "./consent-sheet.ts";
import type { Certificate, PrintRequest } from "./facts.ts";
import type { FiguresReport } from "./figures-facts.ts";
import { drawFiguresReport } from "./figures-report.ts";
import { drawLeaflet } from "./leaflet.ts";
import { drawLogSheet } from "./log-sheet.ts";
import type { OfficialNotice } from "./official-facts.ts";
import { drawOfficialNotice } from "./official-notice.ts";
import { drawPoster } from "./poster.ts";
import { drawSlips } from "./slips.ts";
import { drawStaffInstruction } from "./staff-instruction.ts";
import { drawTableTent } from "./table-tent.ts";

/** Everything a facility can print, by the name it has on the wire. */
const prints = {
  "consent-sheet": drawConsentSheet,
  "log-sheet": drawLogSheet,
  slips: drawSlips,
  "staff-instruction": drawStaffInstruction,
  "poster-a4": (request: PrintRequest) => drawPoster(request, "A4"),
  "poster-a3": (request: PrintRequest) => drawPoster(request, "A3"),
  "table-tent": drawTableTent,
  leaflet: drawLeaflet,
};

export type PrintName = keyof typeof prints;
export const printNames = Object.keys(prints) as PrintName[];

export type DrawRequest =
  | { print: PrintName; request: PrintRequest }
  | { print: "certificate"; request: Certificate }
  | { print: "figures-report"; request: FiguresReport }
  | { print: "official-notice"; request: { notice: OfficialNotice; atMs: number } };

/** The document as PDF. */
export function drawPrint(asked: DrawRequest): Promise<Buffer> {
  if (asked.print === "certificate") return drawCertificate(asked.request);
  if (asked.print === "figures-report") return drawFiguresReport(asked.request);
  if (asked.print === "official-notice") return drawOfficialNotice(asked.request);
  return prints[asked.print](asked.request);
}
