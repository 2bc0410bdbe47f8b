import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { runner } from "node-pg-migrate";
import pg from "pg";
import type { Tx } from "./database.ts";

/** A schema that does not fit this program; the message says what to do. */
export class SchemaFault extends Error {
  override name = "SchemaFault";
}

interface MigrationFile {
  /** NNNN_name, without extension. */
  name: string;
  sha256: string;
  sql: string;
}

const FILE = /^\d{4}_[a-z0-9_-]+\.sql$/;

/**
 * Brings a database up to the numbered SQL files of a folder, all in one transaction, forward only. Safe to run
 * again and from several places at once. Returns the names of the migrations it applied.
 * @throws SchemaFault when an applied file was changed, or the database is newer than the folder.
 */
export async function migrate(ownerUrl: string, dir: string): Promise<string[]> {
  const files = await readMigrations(dir);
  const client = new pg.Client({ connectionString: ownerUrl, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    await createRecord(client);
    refuse(comparison(await appliedMigrations(client), files, { mayBeOlder: true }));
    const applied = await runner({
      dbClient: client,
      dir,
      direction: "up",
      singleTransaction: true,
      migrationsTable: "schema_migrations",
      advisoryLockMode: "wait",
      ignorePattern: "(?!\\d{4}_[a-z0-9_-]+\\.sql$).*",
      migrationLoaderStrategies: [
        { extensions: [".sql"], loader: async (paths) => paths.map((path) => unit(path, files)) },
      ],
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
    return applied.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * Refuses to run on a schema that is not exactly the one of the folder.
 * @throws SchemaFault
 */
export async function assertSchema(db: Tx, dir: string): Promise<void> {
  const files = await readMigrations(dir);
  const { rows } = await db.query<{ found: boolean }>(
    "SELECT to_regclass('public.schema_migrations') IS NOT NULL AS found",
  );
  if (!rows[0]?.found) throw new SchemaFault("The database has no schema yet: run the migrations first.");
  refuse(comparison(await appliedMigrations(db), files, { mayBeOlder: false }));
}

async function readMigrations(dir: string): Promise<MigrationFile[]> {
  const names = (await readdir(dir)).filter((name) => FILE.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(dir, name), "utf8");
      return { name: basename(name, ".sql"), sha256: createHash("sha256").update(sql).digest("hex"), sql };
    }),
  );
  const numbers = new Set(files.map(({ name }) => name.slice(0, 4)));
  if (numbers.size !== files.length)
    throw new SchemaFault(`Two migrations in ${dir} carry the same number: renumber the later one.`);
  return files;
}

/**
 * The library's own table, with the hash of each file beside its name. The library inserts names only, so the hash
 * comes in as a default, from a setting that the migration's transaction carries.
 */
async function createRecord(client: pg.Client): Promise<void> {
  await client.query(`
    SELECT pg_advisory_xact_lock(hashtext('kipass/schema_migrations'));
    CREATE TABLE IF NOT EXISTS public.schema_migrations (
      id serial PRIMARY KEY,
      name varchar(255) NOT NULL UNIQUE,
      run_on timestamp NOT NULL,
      sha256 text NOT NULL DEFAULT current_setting('kipass.migration_sha256')
    );
    GRANT SELECT ON public.schema_migrations TO PUBLIC;
  `);
}

function unit(path: string, files: MigrationFile[]) {
  const file = files.find(({ name }) => name === basename(path, ".sql"));
  if (!file) throw new SchemaFault(`${basename(path)} appeared while migrating: run again.`);
  return {
    id: path,
    filePaths: [path],
    actions: {
      up: (builder: { sql(text: string): void }) => {
        builder.sql(`SET LOCAL kipass.migration_sha256 = '${file.sha256}'`);
        builder.sql(file.sql);
      },
      down: false as const,
    },
  };
}

interface Applied {
  name: string;
  sha256: string;
}

async function appliedMigrations(db: Tx | pg.Client): Promise<Applied[]> {
  const { rows } = await (db as Pick<Tx, "query">).query<Applied>(
    "SELECT name, sha256 FROM public.schema_migrations ORDER BY id",
  );
  return rows;
}

function comparison(
  applied: Applied[],
  files: MigrationFile[],
  { mayBeOlder }: { mayBeOlder: boolean },
): string | undefined {
  for (const [index, { name, sha256 }] of applied.entries()) {
    const file = files[index];
    if (!file) return `The database has the migration ${name}, which this program does not know: run a newer release.`;
    if (file.name !== name)
      return `The database has ${name} where this program has ${file.name}: they are of different origin.`;
    if (file.sha256 !== sha256)
      return `${name}.sql was changed after it had been applied: restore it and add a new migration.`;
  }
  const missing = files[applied.length];
  if (missing && !mayBeOlder) return `The database lacks the migration ${missing.name}: run the migrations first.`;
  return undefined;
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw new SchemaFault(fault);
}
