import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { migrate } from "@kipass/service-kit/postgres/migrate";
import pg from "pg";
import { parties } from "../parties.ts";
import { type Postgres, startPostgres } from "../postgres/server.ts";
import { openPartyDatabase, type PartyUrls } from "./party-database.ts";
import { openSecrets } from "./secrets.ts";

describe("the databases of two issuers in one cluster", () => {
  let folder: string;
  let server: Postgres;
  const urls: Record<string, PartyUrls> = {};

  // A cluster of its own: roles belong to the cluster, and the ones below lose their log-in.
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kipass-party-database-"));
    chmodSync(folder, 0o755);
    server = await startPostgres({ dataDir: folder, durable: false });
    const secrets = openSecrets(join(folder, "secrets"));
    for (let time = 1; time <= 2; time++) {
      for (const party of parties.filter(({ name }) => name === "naver" || name === "kakao")) {
        const opened = await openPartyDatabase(server.adminUrl, party, secrets);
        await migrate(opened.owner, join(import.meta.dirname, "../../services/issuer/db"));
        urls[party.name] = opened;
      }
    }
  });
  after(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("let each party read its own", async () => {
    assert.deepEqual(await query(urls.naver?.roles.issuer_app, "SELECT count(*)::int AS n FROM accounts"), [{ n: 0 }]);
    assert.deepEqual(await query(urls.kakao?.roles.issuer_app, "SELECT count(*)::int AS n FROM accounts"), [{ n: 0 }]);
  });

  it("let no party into another's", async () => {
    const naverAtKakao = new URL(urls.naver?.roles.issuer_app ?? "");
    naverAtKakao.pathname = "/kipass_kakao";
    await assert.rejects(query(naverAtKakao.href, "SELECT 1"), /permission denied for database/);
  });

  it("let nobody log in with the roles they share, nor take them on", async () => {
    const [role] = (await query(server.adminUrl, "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'issuer_app'")) as {
      rolcanlogin: boolean;
    }[];
    assert.equal(role?.rolcanlogin, false);
    await assert.rejects(query(urls.naver?.roles.issuer_app, "SET ROLE issuer_app"), /permission denied to set role/);
  });
});

async function query(url = "", sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
