import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { migrate } from "./migrate.ts";
import { createPartyDatabase } from "./party-database.ts";

/** A database of its own for one test file, on the server that TEST_DATABASE_URL names. */
export interface TestDatabase {
  database: string;
  ownerUrl: string;
  /** Connection URL of a login role. */
  url(role: string): string;
  drop(): Promise<void>;
}

/** The administrator's connection to the server tests run on. */
export function testServerUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) {
    throw new Error(
      "TEST_DATABASE_URL is not set: give a PostgreSQL 16 or newer to test on, as postgres://superuser:password@127.0.0.1:port/postgres.",
    );
  }
  return url;
}

/** Creates a fresh database with the party's roles, migrated when a folder of migrations is given. */
export async function createTestDatabase({
  roles = [],
  migrations,
}: {
  roles?: string[];
  migrations?: string;
}): Promise<TestDatabase> {
  const adminUrl = testServerUrl();
  const database = `test_${randomBytes(8).toString("hex")}`;
  const owner = "test_owner";
  const passwords = Object.fromEntries([owner, ...roles].map((role) => [role, "only-for-tests"]));
  const urls = await createPartyDatabase(adminUrl, { database, owner, roles, passwords });
  const ownerUrl = urls[owner] as string;
  if (migrations) await migrate(ownerUrl, migrations);
  return {
    database,
    ownerUrl,
    url(role) {
      const url = urls[role];
      if (!url) throw new Error(`The test database has no role ${role}.`);
      return url;
    },
    async drop() {
      const admin = new pg.Client({ connectionString: adminUrl });
      await admin.connect();
      await untilLeft(admin, database);
      await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`);
      await admin.end();
    },
  };
}

const LEAVING_MS = 5_000;

/** A connection that is still closing would be cut by force, and its library call that an uncaught error. */
async function untilLeft(admin: pg.Client, database: string): Promise<void> {
  const end = performance.now() + LEAVING_MS;
  while (performance.now() < end) {
    const { rowCount } = await admin.query(
      "SELECT FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'",
      [database],
    );
    if (rowCount === 0) return;
    await delay(50);
  }
}
