import type { Query, Reply } from "@kipass/contract/endpoint";
import type { listQueue as endpoint } from "@kipass/contract/office";
import { today } from "@kipass/service-kit/clock";
import { levelOn } from "../../alert-level/levels.ts";
import { findAlertLevels } from "../../store/alert-levels.ts";
import type { Desk } from "../desk.ts";
import { approvals } from "./approvals.ts";
import { duplicates } from "./duplicates.ts";
import { exemptionsAsked, exemptionsEnding } from "./exemptions.ts";
import { graceEnding } from "./grace-ending.ts";
import { inspectionsDue } from "./inspections-due.ts";
import { likelyDuplicates } from "./likely-duplicates.ts";
import { measuresDue, measuresToDecide } from "./measures-due.ts";
import { overduePaper } from "./overdue-paper.ts";
import type { QueueProvider } from "./provider.ts";
import { missing, registerChecks, silent } from "./targets.ts";
import { transfers } from "./transfers.ts";

/** In the order of the screen. */
const providers: QueueProvider[] = [
  approvals,
  duplicates,
  likelyDuplicates,
  transfers,
  exemptionsAsked,
  exemptionsEnding,
  graceEnding,
  overduePaper,
  registerChecks,
  silent,
  missing,
  measuresToDecide,
  measuresDue,
  inspectionsDue,
];

const OF_EACH = 5;
const OF_ONE = 500;

export async function listQueue(desk: Desk, { kind }: Query<typeof endpoint>): Promise<Reply<typeof endpoint>> {
  const kinds: Reply<typeof endpoint>["kinds"] = [];
  for (const provider of providers) {
    const found = await provider.find(desk, provider.kind === kind ? OF_ONE : OF_EACH);
    kinds.push({ kind: provider.kind, ...found });
  }
  return { kinds, alertLevel: levelOn(await findAlertLevels(desk.tx), today(desk.clock)), nowMs: desk.clock.nowMs() };
}
