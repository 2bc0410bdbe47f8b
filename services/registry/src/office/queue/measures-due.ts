import { stepOf } from "@kipass/data/sanctions";
import { addDays, dayStart } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import { type SanctionLine, searchSanctions } from "../../store/sanctions.ts";
import { placeItemOf, type QueueProvider } from "./provider.ts";

const AHEAD_DAYS = 3;

/** Drafts that wait for another officer's decision. */
export const measuresToDecide: QueueProvider = {
  kind: "measure-decision",
  async find({ tx }, limit) {
    const { total, lines } = await searchSanctions(tx, { state: "waiting" }, limit);
    return { total, items: lines.map((line) => itemOf(line, line.waitingMs, null, line.waiting)) };
  },
};

/** Cases whose next deadline ends within three days, or has. */
export const measuresDue: QueueProvider = {
  kind: "measure-due",
  async find({ tx, clock }, limit) {
    const { total, lines } = await searchSanctions(
      tx,
      { state: "open", dueBy: addDays(today(clock), AHEAD_DAYS) },
      limit,
    );
    return { total, items: lines.map((line) => itemOf(line, line.stepMs, line.dueOn, line.step)) };
  },
};

function itemOf(line: SanctionLine, sinceMs: number | null, dueOn: string | null, step: SanctionLine["step"]) {
  return {
    id: line.sanction,
    sinceMs: sinceMs ?? line.atMs,
    dueMs: dueOn === null ? null : dayStart(addDays(dueOn, 1)) * 1000,
    ...placeItemOf(line),
    note: step === null ? "" : stepOf(step).ko,
  };
}
