import type { Tx } from "../postgres/database.ts";
import type { KeyChecks } from "./vault.ts";

/** Check values in the party's table `key_checks(name text primary key, check_value bytea not null)`. */
export function postgresKeyChecks(db: Tx): KeyChecks {
  return {
    async load() {
      const { rows } = await db.query<{ name: string; check_value: Buffer }>(
        "SELECT name, check_value FROM key_checks",
      );
      return new Map(rows.map((row) => [row.name, row.check_value]));
    },
    async put(name, check) {
      await db.query("INSERT INTO key_checks (name, check_value) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
        name,
        check,
      ]);
    },
    async delete(name) {
      await db.query("DELETE FROM key_checks WHERE name = $1", [name]);
    },
  };
}
