import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import pg from "pg";
import { openTown, type Town } from "./town.ts";

/** Login roles of each party; what each may do inside its own database is tested beside its migrations. */
const roles: Record<string, readonly string[]> = {
  naver: ["issuer_app", "issuer_disclose", "issuer_jobs"],
  registry: ["registry_scan", "registry_manage", "registry_disclose", "registry_office", "registry_jobs"],
  authority: ["authority_app", "authority_worker", "authority_jobs"],
};

describe("parties that share a database server", () => {
  let town: Town;
  before(async () => {
    town = await openTown({ adminUrl: testServerUrl() });
  });
  after(() => town?.close());

  for (const [home, names] of Object.entries(roles)) {
    for (const abroad of Object.keys(roles).filter((party) => party !== home)) {
      test(`no role of ${home} may even connect to the database of ${abroad}`, async () => {
        const target = town.parties.find(({ name }) => name === abroad);
        for (const role of names) {
          const own = town.parties.find(({ name }) => name === home)?.roleUrl(role) as string;
          assert.equal(await connectionTo(own), "open", `${role} reaches its own database`);
          const url = new URL(own);
          url.pathname = `/${target?.database}`;
          assert.equal(await connectionTo(url.href), "42501", `${role} at ${abroad}`);
        }
      });
    }
  }
});

/** "open", or the code of PostgreSQL's refusal; 42501 is insufficient privilege. */
async function connectionTo(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    return "open";
  } catch (refusal) {
    return (refusal as { code?: string }).code ?? "unknown";
  } finally {
    await client.end().catch(() => {});
  }
}
