import { nationalLists } from "@kipass/data/designations";
import type { Clock } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { insertNationalList } from "../store/designations.ts";

/** Brings the lists the program knows into the table, each once: from then on the ministry ends them like its own. */
export async function shipNationalLists({ db, clock }: { db: Database; clock: Clock }): Promise<void> {
  const madeMs = clock.nowMs();
  for (const { title, sectors, ...list } of nationalLists)
    await db.tx("ship-national-list", (tx) =>
      insertNationalList(tx, {
        ...list,
        title: title.ko,
        sectors: sectors.map(({ sector, minAreaM2 = null, minCapacity = null }) => ({
          sector,
          minAreaM2,
          minCapacity,
        })),
        to: null,
        by: "보건복지부",
        madeMs,
      }),
    );
}
