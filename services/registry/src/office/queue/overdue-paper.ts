import { dayStart } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import { findOverdueBooks } from "../../store/office-facilities.ts";
import { briefOf, type QueueProvider } from "./provider.ts";

/** Written logs that should be destroyed by now, and nobody has reported it. */
export const overduePaper: QueueProvider = {
  kind: "paper-overdue",
  async find({ tx, clock }, limit) {
    const { total, books } = await findOverdueBooks(tx, today(clock), limit);
    const items = books.map(({ book, destroyBy, ...facility }) => ({
      id: book,
      sinceMs: dayStart(destroyBy) * 1000,
      dueMs: dayStart(destroyBy) * 1000,
      facilities: [briefOf(facility)],
      note: "",
    }));
    return { total, items };
  },
};
