import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { movableClock } from "@kipass/service-kit/clock";
import { freePort } from "@kipass/service-kit/free-port";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

describe("the operator's page", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  const token = randomBytes(32);
  let issuer: TestIssuer;
  let url: string;
  let visitor: TestVisitor;

  before(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    ({ issuer } = await startWithAuthority(clock, { operator: { port, token } }));
    visitor = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    await visitor.enrol();
    await visitor.draw();
  });
  after(() => issuer.close());

  const basic = (password: string) => `Basic ${Buffer.from(`operator:${password}`).toString("base64")}`;
  const open = (path: string, { authorization = basic(token.toString("base64url")), method = "GET" } = {}) =>
    fetch(url + path, { method, headers: { authorization } });

  test("opens for its token alone, and is not on the visitors' port", async () => {
    for (const authorization of [
      "",
      basic(""),
      basic(randomBytes(32).toString("base64url")),
      `Bearer ${token.toString("base64url")}`,
    ]) {
      for (const path of ["/", "/metrics", "/status.css"]) {
        const response = await open(path, { authorization });
        assert.equal(response.status, 401);
        assert.equal(await response.text(), "operator\n");
      }
    }
    assert.equal((await open("/")).status, 200);
    assert.equal((await open("/", { method: "POST" })).status, 405);
    assert.equal((await open("/people?name=x")).status, 404);
    assert.equal((await fetch(`${issuer.url}/metrics`)).status, 404);
  });

  test("shows health, keys and dates in both languages, and nobody", async () => {
    for (const [lang, ...said] of [
      ["ko", "네이버 운영 현황", "발급 중", "QR코드 서명 1", "2026-11-28", "2026-11-21 기록, 29일 뒤"],
      ["en", "Naver operations", "Issuing", "Signs QR codes 1", "records of 2026-11-21, in 29 days"],
    ]) {
      const page = await (await open(`/?lang=${lang}`)).text();
      for (const words of said) assert.ok(page.includes(words), `${words} is not on the page`);
      for (const secret of [visitor.name, visitor.phone, "5678", visitor.cookie ?? "none"])
        assert.equal(page.includes(secret), false);
    }
  });

  test("counts draws when their minute is over", async () => {
    const draws = async () =>
      /endpoint="issuePass",result="answered"[^}]*\} (\d+)/.exec(await (await open("/metrics")).text())?.[1];
    clock.advance(60_000);
    assert.equal(await draws(), "1");
    await visitor.draw();
    await visitor.draw();
    assert.equal(await draws(), "1");
    clock.advance(60_000);
    assert.equal(await draws(), "3");
    assert.match(await (await open("/?lang=en")).text(), /issuePass<\/th><td>2<\/td><td>3<\/td>/);
  });

  test("knows no label that could hold a person", async () => {
    await visitor.call(endpoints.getMyInformation);
    clock.advance(60_000);
    const text = await (await open("/metrics")).text();
    assert.deepEqual([...new Set([...text.matchAll(/(\w+)="/g)].map(([, label]) => label))].sort(), [
      "endpoint",
      "party",
      "result",
    ]);
    assert.match(text, /kipass_day_keys_ahead\{party="naver"\} 7/);
  });
});
