import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { freePort } from "@kipass/service-kit/free-port";
import { openPortal, type Portal } from "./portal.ts";

describe("the start page and the message inbox", () => {
  let portal: Portal;
  let url: string;

  before(async () => {
    const port = await freePort();
    portal = await openPortal({ port, clock: movableClock(0) });
    url = `http://127.0.0.1:${port}`;
  });
  after(() => portal.close());

  const send = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/sms`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const message = (text: string) => ({ to: "01055501001", from: "naver", text, atMs: 1_606_000_000_000 });

  it("keeps messages, newest first, for programs as JSON and for people as a page", async () => {
    assert.equal((await send(message("확인 번호 111222"))).status, 204);
    assert.equal((await send(message("확인 번호 333444"))).status, 204);
    const forPrograms = await (await fetch(`${url}/sms`)).json();
    assert.deepEqual(forPrograms, [message("확인 번호 333444"), message("확인 번호 111222")]);
    const page = await (await fetch(`${url}/sms`, { headers: { accept: "text/html" } })).text();
    assert.match(page, /<!doctype html>[\s\S]*333444[\s\S]*111222/);
    assert.equal(portal.codeFor("01055501001"), "333444");
  });

  it("takes no message from a foreign page and none that is malformed", async () => {
    assert.equal((await send(message("…"), { origin: "http://elsewhere.example" })).status, 403);
    assert.equal((await send({ ...message("…"), more: 1 })).status, 400);
    assert.equal((await send({ ...message("…"), text: "가".repeat(501) })).status, 400);
  });

  it("shows addresses and log-ins once everything is ready", async () => {
    const page = async () => (await fetch(url, { headers: { accept: "text/html" } })).text();
    assert.doesNotMatch(await page(), /made-up-word/);
    portal.show({
      portal: url,
      issuers: {},
      registry: url,
      office: url,
      authority: url,
      smsInbox: url,
      municipalities: [],
      investigators: [],
      visitors: [],
      facilities: [{ id: 1, name: "가람", loginId: "garam", password: "made-up-word", businessNumber: "" }],
    });
    assert.match(await page(), /made-up-word/);
  });
});
