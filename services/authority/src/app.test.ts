import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import * as endpoints from "@kipass/contract/authority";
import { readLog } from "@kipass/contract/disclosure";
import type { Endpoint } from "@kipass/contract/endpoint";
import { toBase64url } from "@kipass/protocol/bytes";
import { GENESIS_HASH, verifyChain, verifyHead } from "@kipass/protocol/log";
import { dumpSchema } from "@kipass/service-kit/postgres/schema-dump";
import { primitives } from "@kipass/service-kit/primitives";
import { until } from "@kipass/service-kit/testing-until";
import { openTown, type TestOfficer, type Town } from "./stand-ins/town.ts";

const all: Endpoint[] = [...Object.values(endpoints), readLog];

/** What nobody without the case's key may ever read. */
const CANARIES = ["홍길동", "01011110001", "온도포차", "김도윤", "01001423391", "마스크를", "밀폐된", "기간을 좁혀"];

describe("the authority", () => {
  let town: Town;
  let seo: TestOfficer;
  let park: TestOfficer;
  let caseId: string;
  let appDir: string;

  before(async () => {
    appDir = await mkdtemp(join(tmpdir(), "kipass-app-"));
    await writeFile(join(appDir, "index.html"), "<!doctype html><title>역학조사</title><!--boot-->");
    town = await openTown({ appDir });
    seo = await town.officer("seoyeon", "investigator");
    park = await town.officer("junho", "approver");
    await seo.registerKey();
    await park.registerKey();
    await town.certifyOfficers(park);
    await investigate();
  });
  after(async () => {
    await town.close();
    await rm(appDir, { recursive: true });
  });

  async function investigate(): Promise<void> {
    const { naver, registry } = town;
    const bar = registry.open("온도포차", "hunting-pocha");
    const at = Date.parse("2026-11-18T19:00:00+09:00");
    for (const [name, phone] of [
      ["홍길동", "01011110001"],
      ["김도윤", "01001423391"],
    ] as const) {
      await registry.record(naver.draw(naver.enrol(name, phone), at), { facility: bar, atMs: at });
    }
    const opened = await seo.client.openCase({
      body: {
        caseNumber: "2026-0001",
        name: "홍길동",
        phone: "01011110001",
        issuers: ["naver"],
        onset: { kind: "symptoms", day: "2026-11-18" },
        isolatedAt: null,
        note: "마스크를 벗음",
      },
    });
    caseId = String(opened.case.id);
    const returned = await seo.client.draftRequest({
      params: { case: caseId },
      body: { stage: "places", reason: "밀폐된 곳", exposures: [] },
    });
    await park.client.returnRequest({
      params: { request: String(returned.request.id) },
      body: { reason: "기간을 좁혀 주세요." },
    });
    const window = { facility: bar.id, from: at / 1000, to: at / 1000 + 3600 };
    for (const [stage, exposures] of [
      ["places", []],
      ["co-visitors", [window]],
      ["identities", []],
    ] as const) {
      const { request } = await seo.client.draftRequest({
        params: { case: caseId },
        body: { stage, reason: "밀폐된 곳", exposures: [...exposures] },
      });
      await seo.approve(request);
      await park.approve(request);
      const read = async () =>
        (await seo.client.readRequest({ params: { request: String(request.id) } })).request.state;
      await until(async () => ["done", "choosing"].includes(await read()));
      if (stage !== "identities") continue;
      const { people } = await seo.client.readCase({ params: { case: caseId } });
      const body = { people: people.map(({ issuer, person }) => ({ issuer, person })) };
      await seo.client.choosePeople({ params: { request: String(request.id) }, body });
      await until(async () => (await seo.client.listContacts({ params: { case: caseId } })).contacts.length === 1);
    }
  }

  const ask = (endpoint: Endpoint, headers: Record<string, string> = {}) =>
    fetch(town.authority.url() + endpoint.path.replace(/:\w+/g, "999999"), {
      method: endpoint.method,
      headers: { ...(endpoint.request ? { "content-type": "application/json" } : {}), ...headers },
      ...(endpoint.request ? { body: "{}" } : {}),
    });

  it("binds every endpoint of its contract", async () => {
    for (const endpoint of all) {
      const answer = await ask(endpoint);
      const { code } = (await answer.json()) as { code?: string };
      assert.notEqual(code, "unknown-endpoint", endpoint.name);
    }
  });

  it("lets nobody in whom the endpoint does not name", async () => {
    for (const endpoint of all.filter(({ callers }) => !callers.includes("anyone"))) {
      assert.equal(((await (await ask(endpoint)).json()) as { code: string }).code, "not-logged-in", endpoint.name);
    }
    const refused = [
      () => park.client.openCase({ body: {} as never }),
      () => park.client.draftRequest({ params: { case: caseId }, body: {} as never }),
      () => park.client.choosePeople({ params: { request: "1" }, body: {} as never }),
      () => park.client.listContacts({ params: { case: caseId } }),
      () => seo.client.returnRequest({ params: { request: "1" }, body: {} as never }),
    ];
    for (const refusedCall of refused) await assert.rejects(refusedCall(), { code: "forbidden" });
  });

  it("tells about people by their case alone: nothing lists or searches them otherwise", () => {
    // A health centre's own contacts, which it was handed case by case.
    const handed = new Set(["listAssignedContacts"]);
    for (const { name, path, query, response } of all.filter((endpoint) => !handed.has(endpoint.name))) {
      if (JSON.stringify(response).includes('"phone"'))
        assert.match(path, /^\/v1\/(cases\/:case|assigned-contacts$)/, name);
      assert.doesNotMatch(JSON.stringify(query ?? {}), /"(name|phone|search|q)"/, name);
    }
  });

  it("takes nothing from another site's page", async () => {
    const answer = await ask(endpoints.logIn, { origin: "https://elsewhere.test" });
    assert.equal(((await answer.json()) as { code: string }).code, "wrong-origin");
  });

  it("serves the officers' app with the certified issuers' names", async () => {
    const page = await (await fetch(`${town.authority.url()}/cases/1`)).text();
    const boot = /<script type="application\/json" id="boot">(.*)<\/script>/.exec(page)?.[1] ?? "";
    assert.deepEqual(JSON.parse(boot), {
      demo: true,
      issuers: ["naver", "kakao"].map((code) => ({ code, name: { ko: code, en: code } })),
    });
  });

  it("keeps a public log that anyone can check, page by page", async () => {
    const { entries, head } = await town.browser().readLog({ query: {} });
    const chain = verifyChain(entries, GENESIS_HASH, primitives);
    assert.ok("hash" in chain);
    assert.equal(toBase64url(chain.hash), head.hash);
    const signed = { party: "authority", seq: head.seq, hash: chain.hash, at: head.at };
    const key = Buffer.from(town.authority.publicKeys.signingKey, "base64url");
    assert.ok(verifyHead(signed, Buffer.from(head.signature, "base64url"), key, primitives));
    assert.deepEqual((await town.browser().readLog({ query: { from: "2" } })).entries, entries.slice(2));
    const asked = entries.map((line) => JSON.parse(line)).filter(({ kind }) => kind === "disclosure");
    assert.deepEqual(
      asked.map(({ asked: party, order }) => [party, order]),
      [
        ["naver", "passes-of-person"],
        ["registry", "visits-of-passes"],
        ["registry", "visits-of-passes"],
        ["registry", "visits-at-place"],
        ["naver", "groups-of-passes"],
        ["naver", "identities-of-passes"],
      ],
    );
  });

  it("has the schema that is written down beside the migrations", async () => {
    const dump = await dumpSchema(town.authority.as("owner"));
    assert.equal(dump, await readFile(join(import.meta.dirname, "../db/schema.sql"), "utf8"));
  });

  it("keeps nothing readable: not in a table, not in a job, not in the public log, not in its own log", async () => {
    const owner = town.authority.as("owner");
    const { rows: tables } = await owner.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')",
    );
    assert.ok(tables.length > 15);
    const places: [string, string][] = [["log", town.authority.logged()]];
    for (const { name } of tables) {
      const { rows } = await owner.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
      places.push([name, rows.map(({ line }) => line).join("\n")]);
    }
    for (const [name, content] of places) {
      for (const canary of CANARIES) {
        const forms = [canary, Buffer.from(canary).toString("hex"), Buffer.from(canary).toString("base64url")];
        for (const form of forms) assert.ok(!content.includes(form), `${canary} is readable in ${name}`);
      }
    }
    assert.ok(places.some(([name, content]) => name === "public.identities" && content.length > 100));
  });

  it("writes down every look at personal data", async () => {
    const { rows } = await town.authority.as("owner").query("SELECT DISTINCT what FROM access_log ORDER BY what");
    assert.deepEqual(
      rows.map(({ what }) => what),
      [
        "anchorAccessLog",
        "approveRequest",
        "choosePeople",
        "draftRequest",
        "listContacts",
        "openCase",
        "readCase",
        "readRequest",
        "returnRequest",
      ],
    );
  });

  it("gives each role its own work and no other", async () => {
    const forbidden: Record<string, string[]> = {
      authority_app: [
        "UPDATE cases SET person = NULL",
        "DELETE FROM cases",
        "DELETE FROM case_data",
        "DELETE FROM identities",
        "INSERT INTO identities (case_id, source, day, sealed) VALUES (1, '', '2026-11-18', '')",
        "UPDATE orders SET bytes = NULL",
        "UPDATE orders SET hash = hash",
        "UPDATE approvals SET officer = officer",
        "DELETE FROM approvals",
        "UPDATE log_entries SET entry = ''",
        "DELETE FROM log_entries",
        "UPDATE officers SET password_hash = ''",
        "UPDATE officers SET login_id = 'x'",
        "DELETE FROM officers",
        "INSERT INTO access_log DEFAULT VALUES",
        "INSERT INTO alarms DEFAULT VALUES",
        "SELECT * FROM canaries",
        "UPDATE limits SET at_most = 1",
        "SELECT * FROM graphile_worker._private_jobs",
      ],
      authority_worker: [
        "SELECT * FROM officers",
        "SELECT * FROM key_checks",
        "INSERT INTO approvals (order_id, officer, signature, at_ms) VALUES (1, 'x', '', 0)",
        "SELECT * FROM passkeys",
        "SELECT * FROM one_time_passwords",
        "INSERT INTO orders (request_id) VALUES (1)",
        "UPDATE orders SET hash = hash",
        "UPDATE cases SET period_to = 0",
        "DELETE FROM cases",
        "DELETE FROM approvals",
        "SELECT * FROM access_log",
        "UPDATE log_entries SET entry = ''",
        "CREATE TABLE graphile_worker.mine ()",
      ],
      authority_jobs: [
        "SELECT person FROM cases",
        "SELECT sealed FROM case_data",
        "SELECT sealed FROM identities",
        "SELECT bytes FROM orders",
        "SELECT body FROM exchanges",
        "SELECT reason FROM requests",
        "SELECT password_hash FROM officers",
        "SELECT * FROM passkeys",
        "SELECT secret FROM one_time_passwords",
        "SELECT * FROM approvals",
        "SELECT * FROM access_log",
        "DELETE FROM log_entries",
        "DELETE FROM cases",
      ],
    };
    for (const [role, statements] of Object.entries(forbidden)) {
      for (const statement of statements) {
        await assert.rejects(
          town.authority.as(role as "authority_app").query(statement),
          /permission denied/,
          `${role}: ${statement}`,
        );
      }
    }
  });
});
