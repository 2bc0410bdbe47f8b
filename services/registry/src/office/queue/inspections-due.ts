import { addDays, dayStart } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import { findDueVisits } from "../../store/inspections.ts";
import { placeItemOf, type QueueProvider } from "./provider.ts";

const AHEAD_DAYS = 3;

/** Places that somebody said should be seen again about now, and nobody has seen since. */
export const inspectionsDue: QueueProvider = {
  kind: "inspection-due",
  async find({ tx, clock }, limit) {
    const { total, due } = await findDueVisits(tx, addDays(today(clock), AHEAD_DAYS), limit);
    const items = due.map(({ inspection, dueOn, sinceMs, ...place }) => ({
      id: inspection,
      sinceMs,
      dueMs: dayStart(addDays(dueOn, 1)) * 1000,
      ...placeItemOf(place),
      note: "",
    }));
    return { total, items };
  },
};
