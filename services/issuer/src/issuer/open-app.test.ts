import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { parsePass } from "@kipass/protocol/pass";
import { movableClock, nowSeconds } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

describe("opening the visitor's app", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  let appDir: string;
  let issuer: TestIssuer;
  let visitor: TestVisitor;

  before(async () => {
    appDir = await mkdtemp(join(tmpdir(), "kipass-app-"));
    await writeFile(join(appDir, "index.html"), "<!doctype html><title>전자출입명부</title><!--boot-->");
    ({ issuer } = await startWithAuthority(clock, { appDir }));
    visitor = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    await visitor.enrol();
  });

  after(async () => {
    await issuer.close();
    await rm(appDir, { recursive: true });
  });

  async function open(path: string, cookie: string | undefined) {
    const response = await fetch(issuer.url + path, { headers: cookie === undefined ? {} : { cookie } });
    const [, boot = "{}"] = /id="boot">(.*?)<\/script>/.exec(await response.text()) ?? [];
    return { response, boot: JSON.parse(boot) };
  }

  for (const [path, kind, passClass, life] of [
    ["/", "live", 0, 15],
    ["/?lang=en", "live", 0, 15],
    ["/qr", "live", 0, 15],
    ["/big", "assisted", 3, 60],
  ] as const) {
    test(`brings the first pass along at ${path}: ${kind}`, async () => {
      const { boot } = await open(path, visitor.cookie);
      const { header } = parsePass(boot.pass.pass) ?? assert.fail("no pass");
      assert.deepEqual([header.class, header.issuedAt], [passClass, nowSeconds(clock)]);
      assert.deepEqual(
        [boot.pass.class, boot.pass.expiresAt - boot.pass.issuedAt, boot.pass.nowMs],
        [kind, life, clock.nowMs()],
      );
    });
  }

  test("brings none to a screen without a code, and none to anybody without a session", async () => {
    for (const path of ["/me", "/consents", "/index.html"]) {
      assert.equal((await open(path, visitor.cookie)).boot.pass, undefined, path);
    }
    for (const cookie of [undefined, `${visitor.cookie?.slice(0, -2)}AA`]) {
      const { response, boot } = await open("/", cookie);
      assert.deepEqual([response.status, boot.issuer.code, boot.pass], [200, "naver", undefined]);
    }
  });

  test("is kept nowhere on the way", async () => {
    const { response } = await open("/", visitor.cookie);
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.get("access-control-allow-origin"), null);
  });

  test("renews the session with the day's first pass, as a draw does", async () => {
    clock.advance(24 * 3_600_000);
    const { response } = await open("/", visitor.cookie);
    assert.match(response.headers.get("set-cookie") ?? "", /^__Host-kipass-naver=/);
    visitor.cookie = response.headers.get("set-cookie")?.split(";")[0];
    assert.equal((await open("/", visitor.cookie)).response.headers.get("set-cookie"), null);
    assert.equal((await visitor.call(endpoints.getMyInformation)).lastPassDay, "2026-11-22");
  });

  test("writes nothing and logs nothing", async () => {
    await issuer.noted("2026-11-21");
    const [before, loggedBefore] = [await issuer.everyRow(), issuer.logged()];
    for (let openings = 0; openings < 10; openings += 1) await open("/", visitor.cookie);
    assert.deepEqual([await issuer.everyRow(), issuer.logged()], [before, loggedBefore]);
  });

  test("opens without a pass on a device that another one has replaced", async () => {
    const old = visitor.cookie;
    clock.advance(31_000);
    await visitor.enrol();
    await until(async () => (await open("/", old)).boot.pass === undefined, "the old device gets none");
    assert.ok((await open("/", visitor.cookie)).boot.pass);
  });
});
