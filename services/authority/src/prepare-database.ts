import { join } from "node:path";
import { connect } from "@kipass/service-kit/postgres/database";
import { migrate } from "@kipass/service-kit/postgres/migrate";
import { runMigrations } from "graphile-worker";
import { readOwnerConfig } from "./config.ts";

export const MIGRATIONS = join(import.meta.dirname, "../db");

/**
 * Brings the database up to date with the owner's rights: our own tables, and the job queue's schema, which the library keeps itself.
 * The worker's role gets every right inside that schema and none to change it.
 */
export async function prepareDatabase(ownerUrl: string): Promise<void> {
  await migrate(ownerUrl, MIGRATIONS);
  await runMigrations({ connectionString: ownerUrl });
  const db = connect(ownerUrl, { name: "authority-owner", max: 1 });
  try {
    await db.query(QUEUE_RIGHTS);
  } finally {
    await db.close();
  }
}

/** The library switches row security on for its tables, so a role that does not own them needs a policy beside the grant. */
const QUEUE_RIGHTS = `
  GRANT USAGE ON SCHEMA graphile_worker TO authority_worker;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO authority_worker;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO authority_worker;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO authority_worker;
  DO $$
  DECLARE name text;
  BEGIN
    FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relrowsecurity LOOP
      EXECUTE format('DROP POLICY IF EXISTS worker ON graphile_worker.%I', name);
      EXECUTE format('CREATE POLICY worker ON graphile_worker.%I TO authority_worker USING (true) WITH CHECK (true)', name);
    END LOOP;
  END $$;
`;

if (import.meta.main) await prepareDatabase(readOwnerConfig().ownerUrl);
