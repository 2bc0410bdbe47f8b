import { findProposedTo } from "../../store/facility-transfers.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import type { QueueProvider } from "./provider.ts";

/** Facilities that another municipality says lie here. */
export const transfers: QueueProvider = {
  kind: "transfer",
  async find({ tx, officer }, limit) {
    const { total, transfers: proposed } = await findProposedTo(tx, codesOf(officer.region), limit);
    const items = proposed.map(
      ({ id, facility, fromRegion, name, sector, sectorDetail, address, addressDetail, reason, atMs }) => ({
        id,
        sinceMs: atMs,
        dueMs: null,
        facilities: [
          { id: facility, version: 0, name, sector, sectorDetail, region: fromRegion, address, addressDetail },
        ],
        note: reason,
      }),
    );
    return { total, items };
  },
};
