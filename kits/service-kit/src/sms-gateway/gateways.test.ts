import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, test } from "node:test";
import { Problem } from "@kipass/protocol/problem";
import { systemClock } from "../clock.ts";
import { readSmsConfig, type SmsConfig, smsGateway } from "./choose-gateway.ts";

interface Received {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
}

const message = { to: "01012345678", text: "[전자출입명부] 인증번호는 123456입니다." };
const keys = { solapi: ["NCSKEY", "solapi-secret"], sens: ["ACCESS", "sens-secret"] } as const;

describe("text message gateways", () => {
  let server: Server;
  let baseUrl: string;
  let received: Received[];
  let answer: { status: number; body: string };

  before(async () => {
    server = createServer(async (request, response) => {
      const content = (await request.toArray()).join("");
      const body = content === "" ? {} : JSON.parse(content);
      const { method = "", url: path = "", headers } = request;
      received.push({ method, path, headers, body });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    received = [];
    answer = { status: 200, body: '{"statusCode":"2000"}' };
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const configs = (): Record<"inbox" | "solapi" | "sens", SmsConfig> => ({
    inbox: { gateway: "inbox", url: `${baseUrl}/sms` },
    solapi: { gateway: "solapi", apiKey: keys.solapi[0], apiSecret: keys.solapi[1], from: "0215771577", baseUrl },
    sens: {
      gateway: "sens",
      accessKey: keys.sens[0],
      secretKey: keys.sens[1],
      serviceId: "ncp:sms:kr:1:log",
      from: "0215771577",
      baseUrl,
    },
  });
  const gateway = (name: "inbox" | "solapi" | "sens") =>
    smsGateway(configs()[name], { party: "naver", clock: systemClock });
  const send = (name: "inbox" | "solapi" | "sens") => gateway(name).send(message);

  test("SOLAPI gets one message under a signature over date and salt", async () => {
    await send("solapi");
    const [{ method, path, headers, body }] = received as [Received];
    assert.deepEqual([method, path], ["POST", "/messages/v4/send"]);
    assert.deepEqual(body, { message: { to: message.to, from: "0215771577", text: message.text, type: "SMS" } });
    const parts = /^HMAC-SHA256 apiKey=(\w+), date=(\S+), salt=(\w{12,64}), signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? "",
    );
    const [, apiKey, date = "", salt = "", signature] = parts ?? assert.fail(headers.authorization);
    assert.equal(apiKey, keys.solapi[0]);
    assert.ok(Math.abs(Date.parse(date) - Date.now()) < 60_000);
    assert.equal(signature, await hmac(keys.solapi[1], date + salt, "hex"));
  });

  test("SOLAPI's salt is never used twice", async () => {
    await send("solapi");
    await send("solapi");
    const salts = received.map(({ headers }) => /salt=(\w+)/.exec(headers.authorization ?? "")?.[1]);
    assert.notEqual(salts[0], salts[1]);
  });

  test("SENS gets one message under a signature over method, path, time and key", async () => {
    answer = { status: 202, body: '{"statusCode":"202"}' };
    await send("sens");
    const [{ method, path, headers, body }] = received as [Received];
    assert.equal(path, "/sms/v2/services/ncp:sms:kr:1:log/messages");
    assert.deepEqual(body, {
      type: "SMS",
      contentType: "COMM",
      countryCode: "82",
      from: "0215771577",
      content: message.text,
      messages: [{ to: message.to }],
    });
    const time = headers["x-ncp-apigw-timestamp"] as string;
    assert.ok(Math.abs(Number(time) - Date.now()) < 60_000);
    assert.equal(headers["x-ncp-iam-access-key"], keys.sens[0]);
    assert.equal(
      headers["x-ncp-apigw-signature-v2"],
      await hmac(keys.sens[1], `${method} ${path}\n${time}\n${keys.sens[0]}`, "base64"),
    );
  });

  test("a longer message goes as one, under what stands in its brackets", async () => {
    const text = `[질병관리청] ${"가".repeat(50)}`;
    await gateway("solapi").send({ ...message, text });
    answer = { status: 202, body: '{"requestId":"R"}' };
    await gateway("sens").send({ ...message, text });
    const [solapi, sens] = received as [Received, Received];
    assert.deepEqual((solapi.body as { message: object }).message, {
      to: message.to,
      from: "0215771577",
      text,
      type: "LMS",
      subject: "질병관리청",
    });
    assert.deepEqual([sens.body.type, sens.body.subject], ["LMS", "질병관리청"]);
  });

  test("every gateway is given what carriers carry", async () => {
    answer = { status: 202, body: '{"statusCode":"2000"}' };
    const text = "[전자출입명부] Café – 쉼";
    for (const name of ["inbox", "solapi", "sens"] as const) await gateway(name).send({ ...message, text });
    const [inbox, solapi, sens] = received.map(({ body }) => body);
    const carried = "[전자출입명부] Cafe - 쉼";
    assert.deepEqual([inbox?.text, sens?.content], [carried, carried]);
    assert.deepEqual(solapi?.message, { to: message.to, from: "0215771577", text: carried, type: "SMS" });
  });

  test("a delivery is asked by the receipt, and said as delivered, failed or not known yet", async () => {
    answer = { status: 200, body: '{"statusCode":"2000","messageId":"M4V1"}' };
    assert.deepEqual(await send("solapi"), { receipt: "M4V1" });
    const solapi = async (status: string, statusCode: string) => {
      answer = { status: 200, body: JSON.stringify({ messageList: { M4V1: { status, statusCode } } }) };
      return gateway("solapi").delivery("M4V1");
    };
    assert.deepEqual(await solapi("COMPLETE", "4000"), { state: "delivered", code: null });
    assert.deepEqual(await solapi("COMPLETE", "3058"), { state: "failed", code: "3058" });
    assert.deepEqual(await solapi("SENDING", "3000"), { state: "sent", code: null });
    assert.deepEqual([received.at(-1)?.method, received.at(-1)?.path], ["GET", "/messages/v4/list?messageId=M4V1"]);

    answer = { status: 202, body: '{"requestId":"R-1"}' };
    assert.deepEqual(await send("sens"), { receipt: "R-1" });
    const sens = async (status: string, statusName: string) => {
      answer = { status: 200, body: JSON.stringify({ messages: [{ status, statusName, statusCode: "3001" }] }) };
      return gateway("sens").delivery("R-1");
    };
    assert.deepEqual(await sens("COMPLETED", "success"), { state: "delivered", code: null });
    assert.deepEqual(await sens("COMPLETED", "fail"), { state: "failed", code: "3001" });
    assert.deepEqual(await sens("PROCESSING", ""), { state: "sent", code: null });
    const { path = "", headers = {} } = received.at(-1) ?? {};
    assert.equal(path, "/sms/v2/services/ncp:sms:kr:1:log/messages?requestId=R-1");
    assert.equal(
      headers["x-ncp-apigw-signature-v2"],
      await hmac(keys.sens[1], `GET ${path}\n${headers["x-ncp-apigw-timestamp"]}\n${keys.sens[0]}`, "base64"),
    );
    assert.deepEqual(await gateway("inbox").delivery("inbox"), { state: "delivered", code: null });
  });

  test("a message that was not taken is unavailable, and is not sent again", async () => {
    const isUnavailable = (thrown: unknown) => thrown instanceof Problem && thrown.code === "unavailable";
    for (const name of ["inbox", "solapi", "sens"] as const) {
      answer = { status: 401, body: "{}" };
      await assert.rejects(send(name), isUnavailable);
    }
    answer = { status: 200, body: '{"statusCode":"3104"}' };
    await assert.rejects(send("solapi"), isUnavailable);
    assert.equal(received.length, 4);
  });

  test("settings name one gateway and what it takes", () => {
    assert.deepEqual(readSmsConfig({ SMS_GATEWAY: "inbox", SMS_INBOX_URL: "http://127.0.0.1/sms" }), {
      gateway: "inbox",
      url: "http://127.0.0.1/sms",
    });
    const solapi = readSmsConfig({
      SMS_GATEWAY: "solapi",
      SOLAPI_API_KEY: "k",
      SOLAPI_API_SECRET: "s",
      SMS_FROM: "021577",
    });
    assert.equal(solapi.gateway === "solapi" && solapi.baseUrl, "https://api.solapi.com");
    assert.throws(
      () => readSmsConfig({ SMS_GATEWAY: "sens" }),
      /SENS_ACCESS_KEY.*\n.*SENS_SECRET_KEY.*\n.*SENS_SERVICE_ID.*\n.*SMS_FROM/,
    );
    assert.throws(() => readSmsConfig({ SMS_GATEWAY: "pigeon" }), /SMS_GATEWAY/);
  });
});

/** By the other cryptographic interface than the one under test. */
async function hmac(secret: string, text: string, encoding: "hex" | "base64"): Promise<string> {
  const bytes = (words: string) => new TextEncoder().encode(words);
  const key = await crypto.subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return Buffer.from(await crypto.subtle.sign("HMAC", key, bytes(text))).toString(encoding);
}
