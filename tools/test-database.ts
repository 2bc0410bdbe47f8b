import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "./postgres/server.ts";

/** Gives `work` an empty PostgreSQL that keeps nothing: fast, in a temporary folder, gone when the work is done or failed. */
export async function withTestDatabase(work: (adminUrl: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kipass-test-"));
  // Open to the server's user, which is not us when we are root; the cluster within is closed.
  chmodSync(folder, 0o755);
  try {
    const postgres = await startPostgres({ dataDir: folder, durable: false });
    try {
      await work(postgres.adminUrl);
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
