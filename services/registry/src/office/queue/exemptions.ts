import { addDays, dayStart } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import { findEndingExemptions, findOpenExemptions } from "../../store/exemptions.ts";
import type { QueueProvider } from "./provider.ts";

/** As long as the guide gives for looking at one. */
const DECIDED_WITHIN_MS = 7 * 86_400_000;
/** So long before its last day an exemption is looked at again. */
const REVIEW_DAYS = 14;

/** Facilities that ask to be exempt. */
export const exemptionsAsked: QueueProvider = {
  kind: "exemption",
  async find({ tx }, limit) {
    const { total, exemptions } = await findOpenExemptions(tx, limit);
    const items = exemptions.map(({ id, facility, askedMs, explanation }) => ({
      id,
      sinceMs: askedMs,
      dueMs: askedMs + DECIDED_WITHIN_MS,
      facilities: [facility],
      note: explanation.slice(0, 300),
    }));
    return { total, items };
  },
};

/** Exemptions whose last day is near, or over without anybody having looked. */
export const exemptionsEnding: QueueProvider = {
  kind: "exemption-review",
  async find({ tx, clock }, limit) {
    const { total, exemptions } = await findEndingExemptions(tx, addDays(today(clock), REVIEW_DAYS), limit);
    const items = exemptions.map(({ id, facility, until, explanation }) => {
      const endMs = dayStart(addDays(until ?? "", 1)) * 1000;
      return {
        id,
        sinceMs: endMs - REVIEW_DAYS * 86_400_000,
        dueMs: endMs,
        facilities: [facility],
        note: explanation.slice(0, 300),
      };
    });
    return { total, items };
  },
};
