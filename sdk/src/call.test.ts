import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { cookieJar } from "./call.ts";
import { issuerClient } from "./issuer.ts";
import { registryClient } from "./registry.ts";

describe("call", () => {
  let baseUrl = "";
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const server = createServer((request, response) => answer(request, response));

  before(async () => {
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

  test("fills path parameters and never lets one add a segment", async () => {
    let seen = "";
    answer = (request, response) => {
      seen = request.url ?? "";
      json(response, 200, {});
    };
    await registryClient({ baseUrl }).revokeStaff({ params: { staff: "7/../9" }, body: {} });
    assert.equal(seen, "/v1/staff/7%2F..%2F9/revocation");
  });

  test("turns a problem document into its Problem, with the wait it asks for", async () => {
    answer = (_, response) =>
      json(response, 429, { code: "sms-limit" }, { "content-type": "application/problem+json", "retry-after": "30" });
    await assert.rejects(
      issuerClient({ baseUrl }).sendPhoneCode({ body: { phone: "01012345678", purpose: "enrol" } }),
      {
        code: "sms-limit",
        retryAfterSeconds: 30,
      },
    );
  });

  test("an answer that is no problem of ours, and no answer at all, are both unavailable", async () => {
    answer = (_, response) => response.writeHead(502).end("<html>bad gateway</html>");
    await assert.rejects(issuerClient({ baseUrl }).describeIssuer(), { code: "unavailable" });
    await assert.rejects(issuerClient({ baseUrl: "http://127.0.0.1:1" }).describeIssuer(), { code: "unavailable" });
  });

  test("gives up after its time-out", async () => {
    answer = () => {};
    await assert.rejects(issuerClient({ baseUrl, timeoutMs: 50 }).describeIssuer(), { code: "unavailable" });
  });

  test("keeps the session cookie, sends it with the origin, and drops it when the party clears it", async () => {
    const cookies = cookieJar();
    const seen: [string | undefined, string | undefined][] = [];
    const replies = [
      "__Host-kipass-naver=abc; Path=/; Secure; HttpOnly",
      undefined,
      "__Host-kipass-naver=; Max-Age=0; Path=/",
    ];
    answer = (request, response) => {
      seen.push([request.headers.cookie, request.headers.origin]);
      const cookie = replies.shift();
      json(response, 200, {}, cookie ? { "set-cookie": cookie } : {});
    };
    const visitor = issuerClient({ baseUrl, cookies, origin: baseUrl });
    for (let i = 0; i < 4; i++) await visitor.logOut({ body: {} });
    assert.deepEqual(seen, [
      [undefined, baseUrl],
      ["__Host-kipass-naver=abc", baseUrl],
      ["__Host-kipass-naver=abc", baseUrl],
      [undefined, baseUrl],
    ]);
  });
});
