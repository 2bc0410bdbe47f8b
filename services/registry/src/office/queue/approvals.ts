import { findWaiting } from "../../store/office-facilities.ts";
import { briefOf, type QueueProvider } from "./provider.ts";

/** A facility without 사업자등록번호 stands still until it is approved. */
const DECIDED_WITHIN_MS = 4 * 3_600_000;

export const approvals: QueueProvider = {
  kind: "approval",
  async find({ tx }, limit) {
    const { total, waiting } = await findWaiting(tx, limit);
    const items = waiting.map((facility) => ({
      id: facility.id,
      sinceMs: facility.statusSinceMs,
      dueMs: facility.statusSinceMs + DECIDED_WITHIN_MS,
      facilities: [briefOf(facility)],
      note: "",
    }));
    return { total, items };
  },
};
