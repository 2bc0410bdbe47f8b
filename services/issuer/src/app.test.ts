import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { readLog } from "@kipass/contract/disclosure";
import type { Endpoint } from "@kipass/contract/endpoint";
import * as endpoints from "@kipass/contract/issuer";
import { fromBase64url } from "@kipass/protocol/bytes";
import { verifyHead } from "@kipass/protocol/log";
import { movableClock } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { primitives } from "@kipass/service-kit/primitives";
import { start } from "./app.ts";
import { readConfig, readJobsConfig } from "./config.ts";
import { startWithAuthority, TestVisitor } from "./test-visitor.ts";
import type { TestIssuer } from "./testing.ts";

const all: Endpoint[] = [...Object.values(endpoints), readLog];

describe("the issuer", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  const log = createLog({ party: "test", process: "test", level: "silent" });
  let appDir: string;
  let issuer: TestIssuer;
  let nobody: TestVisitor;

  before(async () => {
    appDir = await mkdtemp(join(tmpdir(), "kipass-app-"));
    await writeFile(join(appDir, "index.html"), "<!doctype html><title>전자출입명부</title><!--boot-->");
    ({ issuer } = await startWithAuthority(clock, { code: "kakao", passKeyId: 300, renewals: 3, appDir }));
    nobody = new TestVisitor(issuer, { name: "", phone: "" });
  });

  after(async () => {
    await issuer.close();
    await rm(appDir, { recursive: true });
  });

  test("answers every endpoint of its contract, and nothing else", async () => {
    for (const endpoint of all) {
      const response = await nobody.send(endpoint, endpoint.method === "POST" ? {} : undefined);
      const { code } = (await response.json()) as { code?: string };
      assert.notEqual(code, "unknown-endpoint", endpoint.name);
      if (endpoint.callers.includes("visitor")) assert.equal(code, "not-logged-in", endpoint.name);
    }
    const response = await fetch(`${issuer.url}/v1/visits`, { method: "POST" });
    assert.equal(((await response.json()) as { code: string }).code, "unknown-endpoint");
  });

  test("another site's page cannot act for a visitor", async () => {
    const headers = { origin: "https://elsewhere.example", "content-type": "application/json" };
    const response = await fetch(`${issuer.url}/v1/passes`, { method: "POST", headers, body: '{"class":"live"}' });
    assert.equal(((await response.json()) as { code: string }).code, "wrong-origin");
  });

  test("is the company its configuration says", async () => {
    const facts = await nobody.call(endpoints.describeIssuer);
    assert.deepEqual([facts.code, facts.renewals, facts.consents.length], ["kakao", 3, 3]);
    const keys = await nobody.call(endpoints.describeKeys);
    assert.deepEqual(keys, issuer.publicKeys);
    assert.deepEqual([keys.code, keys.passKeys.map(({ keyId }) => keyId)], ["kakao", [300]]);
    const visitor = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    await visitor.enrol();
    assert.match(visitor.cookie ?? "", /^__Host-kipass-kakao=/);
  });

  test("publishes its log with a head that its key signed", async () => {
    const { entries, head } = await nobody.call(readLog);
    assert.equal(JSON.parse(entries[0]!).party, "kakao");
    const [hash, signature] = [fromBase64url(head.hash)!, fromBase64url(head.signature)!];
    const publicKey = fromBase64url(issuer.publicKeys.signingKey)!;
    assert.equal(
      verifyHead({ party: "kakao", seq: head.seq, at: head.at, hash }, signature, publicKey, primitives),
      true,
    );
    const later = await fetch(`${issuer.url}/v1/log?from=1`);
    assert.deepEqual(((await later.json()) as { entries: string[] }).entries, entries.slice(1));
  });

  test("serves the visitor's app with what it needs to begin", async () => {
    const page = await (await fetch(issuer.url)).text();
    const boot = JSON.parse(/<script type="application\/json" id="boot">(.*)<\/script>/.exec(page)?.[1] ?? "");
    const facts = {
      code: "kakao",
      name: { ko: "네이버", en: "Naver" },
      renewals: 3,
      logIn: "sms",
      proofs: [],
      state: "active",
    };
    assert.deepEqual(boot, { issuer: facts, demo: true, offline: true });
  });

  test("gives a home screen its own name and colour", async () => {
    const response = await fetch(`${issuer.url}/manifest.webmanifest`);
    assert.match(response.headers.get("content-type") ?? "", /^application\/manifest\+json/);
    const { name, theme_color, shortcuts } = (await response.json()) as Record<string, unknown> & {
      shortcuts: { url: string }[];
    };
    assert.deepEqual([name, theme_color, shortcuts[0]?.url], ["전자출입명부 · 네이버", "#fee500", "/qr"]);
  });

  test("does not start without its keys, its certification or its schema", async () => {
    const broken = (more: object) => start({ ...issuer.config, ...more }, { clock, log });
    await assert.rejects(
      broken({ vault: { ...issuer.config.vault, dir: join(appDir, "empty") } }),
      /missing or changed/,
    );
    await assert.rejects(
      broken({ vault: { ...issuer.config.vault, masterKey: Buffer.alloc(32) } }),
      /missing or changed/,
    );
    await assert.rejects(broken({ certificationFile: join(appDir, "none") }), /cannot be read/);
    await assert.rejects(broken({ certificationRoot: Buffer.alloc(32, 9) }), /not signed/);
    await issuer.db.query("UPDATE schema_migrations SET sha256 = 'x'");
    await assert.rejects(broken({}), /was changed after it had been applied/);
  });
});

describe("the issuer's configuration", () => {
  const env = {
    ISSUER_CODE: "pass",
    ISSUER_NAME_KO: "PASS",
    ISSUER_NAME_EN: "PASS",
    ISSUER_RENEWALS: "0",
    ISSUER_PASS_KEY_ID: "3",
    PORT: "4003",
    ORIGIN: "http://localhost:4003",
    CERTIFICATION_FILE: "/certification.jws",
    CERTIFICATION_ROOT: "A".repeat(43),
    VAULT_DIR: "/vault",
    VAULT_MASTER_KEY: "A".repeat(43),
    SMS_GATEWAY: "inbox",
    SMS_INBOX_URL: "http://127.0.0.1:4000/messages",
    DATABASE_URL_APP: "postgres://a@127.0.0.1/x",
    DATABASE_URL_DISCLOSE: "postgres://b@127.0.0.1/x",
    DATABASE_URL_JOBS: "postgres://c@127.0.0.1/x",
  };

  test("is read whole", () => {
    const { config, logLevel } = readConfig(env);
    assert.deepEqual(config.issuer, {
      code: "pass",
      name: { ko: "PASS", en: "PASS" },
      renewals: 0,
      logIn: "sms",
      proofs: [],
    });
    assert.deepEqual(
      [config.host, config.port, config.demo, config.appDir, logLevel],
      ["127.0.0.1", 4003, false, undefined, "info"],
    );
    assert.equal(readJobsConfig(env).config.databaseUrl, env.DATABASE_URL_JOBS);
  });

  test("names every fault at once", () => {
    const { PORT: _, ...rest } = env;
    assert.throws(
      () => readConfig({ ...rest, ISSUER_PASS_KEY_ID: "70000", VAULT_MASTER_KEY: "short" }),
      (fault: Error) => {
        for (const name of ["PORT", "ISSUER_PASS_KEY_ID", "VAULT_MASTER_KEY"])
          assert.match(fault.message, new RegExp(name));
        return true;
      },
    );
  });
});
