import type { Params, Reply } from "@kipass/contract/endpoint";
import type { printNotice as endpoint } from "@kipass/contract/office";
import { toBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Printer } from "../../documents/printer.ts";
import { findStep } from "../../store/sanctions.ts";
import { inRegion } from "../desk.ts";
import type { OfficeCaller } from "../officers/callers.ts";

/** Drawn beside the desk: no transaction waits for the drawing. @throws Problem sanction-not-found, rate-limited */
export async function printNotice(
  { db, printer }: { db: Database; printer: Printer },
  { officer }: OfficeCaller,
  params: Params<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const step = await inRegion(db, officer, "print-notice", (tx) => findStep(tx, Number(params.step)));
  if (!step?.notice || step.decidedMs === null) throw new Problem("sanction-not-found");
  const request = { notice: step.notice, atMs: step.decidedMs };
  return { pdf: toBase64url(await printer.draw({ print: "official-notice", request })) };
}
