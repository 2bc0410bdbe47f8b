import { findDeletionRequests } from "../../store/facility-merges.ts";
import { findFacilityLines } from "../../store/office-facilities.ts";
import { briefOf, type QueueProvider } from "./provider.ts";

/** Facilities that ask to be deleted as registered twice, each beside the one that would stay. */
export const duplicates: QueueProvider = {
  kind: "duplicate",
  async find({ tx }, limit) {
    const { total, requests } = await findDeletionRequests(tx, limit);
    const named = requests.flatMap(({ facility, duplicateOf }) => [
      facility,
      ...(duplicateOf === null ? [] : [duplicateOf]),
    ]);
    const lines = new Map((await findFacilityLines(tx, named)).map((line) => [line.id, briefOf(line)]));
    const items = requests.map(({ id, facility, duplicateOf, reason, requestedMs }) => ({
      id,
      sinceMs: requestedMs,
      dueMs: null,
      facilities: [facility, duplicateOf ?? 0].flatMap((one) => lines.get(one) ?? []),
      note: reason,
    }));
    return { total, items };
  },
};
