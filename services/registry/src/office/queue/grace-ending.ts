import { addDays, dayStart } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import { findDesignations } from "../../store/designations.ts";
import { findRecordingSince } from "../../store/office-facilities.ts";
import { findTouched } from "../designations/find-touched.ts";
import { briefOf, type QueueProvider } from "./provider.ts";

const WITHIN_DAYS = 7;

/** Facilities that record nothing yet although the 계도기간 of their rule ends within a week. */
export const graceEnding: QueueProvider = {
  kind: "grace-ending",
  async find(desk, limit) {
    const day = today(desk.clock);
    const rules = (await findDesignations(desk.tx)).filter(
      ({ from, graceUntil, to }) =>
        from <= day &&
        graceUntil !== null &&
        day <= graceUntil &&
        graceUntil < addDays(day, WITHIN_DAYS) &&
        !isOver(to, day),
    );
    const items = [];
    for (const rule of rules) {
      // Named ones were told by name; some may lie elsewhere or be closed by now.
      const { certain } = await findTouched(desk, { ...rule, facilities: [] });
      const ids = certain.map(({ id }) => id);
      const recording = await findRecordingSince(desk.tx, ids, addDays(day, -WITHIN_DAYS));
      const endMs = dayStart(addDays(rule.graceUntil ?? day, 1)) * 1000;
      for (const facility of certain.filter(({ id }) => !recording.has(id)))
        items.push({
          id: facility.id,
          sinceMs: dayStart(rule.from) * 1000,
          dueMs: endMs,
          facilities: [briefOf(facility)],
          note: rule.title,
        });
    }
    return { total: items.length, items: items.slice(0, limit) };
  },
};

const isOver = (to: string | null, day: string) => to !== null && to < day;
