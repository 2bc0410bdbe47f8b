import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import { createLog } from "@kipass/service-kit/log";
import { businessRegister } from "./business-register.ts";
import { readBusinessRegisterConfig } from "./read-config.ts";

const NUMBER = "1234567891";
const log = createLog({ party: "registry", process: "test", level: "silent" });

describe("the tax office's register", () => {
  let office: Server;
  let answer: { status: number; body: string } | "never";
  const asked: { url: string; body: string }[] = [];

  before(async () => {
    office = createServer(async (request, response) => {
      asked.push({ url: request.url ?? "", body: await text(request) });
      if (answer === "never") return;
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
    });
    await new Promise<void>((done) => office.listen(0, "127.0.0.1", done));
  });

  after(() => {
    office.closeAllConnections();
    office.close();
  });

  const register = () => {
    const baseUrl = `http://127.0.0.1:${(office.address() as AddressInfo).port}`;
    return businessRegister({ kind: "nts", baseUrl, serviceKey: "a+key/==" }, log);
  };
  const says = (state: string, number = NUMBER) => ({
    status: 200,
    body: JSON.stringify({ status_code: "OK", match_cnt: 1, data: [{ b_no: number, b_stt: "", b_stt_cd: state }] }),
  });

  for (const [code, state] of [
    ["01", "operating"],
    ["02", "paused"],
    ["03", "ended"],
    ["", "unregistered"],
  ] as const) {
    test(`${code || "no code"} is ${state}`, async () => {
      answer = says(code);
      assert.equal(await register().stateOf(NUMBER), state);
    });
  }

  test("is sent the number alone, and the key as it was given out", () => {
    const { url, body } = asked[0] as { url: string; body: string };
    assert.equal(new URL(url, "http://x").searchParams.get("serviceKey"), "a+key/==");
    assert.deepEqual(JSON.parse(body), { b_no: [NUMBER] });
  });

  for (const [what, given] of [
    ["an error", { status: 500, body: "{}" }],
    ["another form", { status: 200, body: '{"data":[{"b_no":1}]}' }],
    ["a state nobody knows", says("09")],
    ["another number", says("03", "2208162517")],
    ["no JSON", { status: 200, body: "<html>" }],
    ["a redirect", { status: 302, body: "" }],
  ] as const) {
    test(`that answers with ${what} is as if it had not been asked`, async () => {
      answer = given;
      assert.equal(await register().stateOf(NUMBER), "unknown");
    });
  }

  test("that never answers is not waited for without end", async () => {
    answer = "never";
    assert.equal(await register().stateOf(NUMBER), "unknown");
  });

  test("is configured by name, with a key of its own", () => {
    assert.deepEqual(readBusinessRegisterConfig({}), { kind: "none" });
    assert.equal(readBusinessRegisterConfig({ BUSINESS_REGISTER: "demo" }).kind, "table");
    assert.throws(() => readBusinessRegisterConfig({ BUSINESS_REGISTER: "nts" }), /NTS_SERVICE_KEY/);
  });
});
