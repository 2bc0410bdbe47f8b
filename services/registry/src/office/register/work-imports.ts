import type { Clock } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { claimImport, type ImportRow, turnImport } from "../../store/register-imports.ts";
import { inRegion } from "../desk.ts";
import { checkLines } from "./check-import.ts";
import { type ImportStep, inImport, LEASE_SECONDS } from "./import-step.ts";
import { readUpload } from "./read-file.ts";
import { takeAll } from "./take-import.ts";

const COUNTRY = { region: "all", sectors: null };
/** A file that ends whoever reads it is given up. */
const MOST_ATTEMPTS = 3;

const STEPS: Partial<Record<ImportRow["state"], (step: ImportStep) => Promise<void>>> = {
  reading: readUpload,
  checking: checkLines,
  taking: takeAll,
};

/** Does what waits, one import after the other, until nothing does. Says of each that could not be done why. */
export async function workImports(
  { db, clock }: { db: Database; clock: Clock },
  failed: (id: number, fault: unknown) => void,
): Promise<void> {
  for (;;) {
    const row = await inRegion(db, COUNTRY, "claim-import", (tx) => claimImport(tx, LEASE_SECONDS));
    if (!row) return;
    try {
      if (row.attempts > MOST_ATTEMPTS) throw new Error("given up after as many attempts");
      await STEPS[row.state]?.({ db, clock, row });
    } catch (fault) {
      failed(row.id, fault);
      // With the database gone this fails too; the lease then ends, and the import goes on from where it stood.
      await inImport({ db, row }, "fail-import", (tx) =>
        turnImport(tx, row.id, { state: "failed", fault: "internal", endedMs: clock.nowMs() }),
      );
    }
  }
}
