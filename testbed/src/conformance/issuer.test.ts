import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { cookieJar } from "@kipass/sdk/call";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { type IssuerCode, openTown, type Town } from "../town.ts";
import { enrolVisitor } from "../visitor.ts";
import { checkIssuer, type Finding } from "./issuer.ts";

/** An answer on its way out of a broken issuer. */
interface Passing {
  path: string;
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

describe("conformance of issuers", () => {
  let town: Town;
  const cookies: Record<string, string | undefined> = {};

  before(async () => {
    town = await openTown({ adminUrl: testServerUrl(), startMs: Date.parse("2026-11-21T12:00:00+09:00") });
    for (const [n, code] of (Object.keys(town.issuers) as IssuerCode[]).entries()) {
      const jar = cookieJar();
      await enrolVisitor(
        { issuer: code, baseUrl: town.issuers[code].url, inbox: town.inbox, cookies: jar },
        { name: "홍길동", phone: `0100017000${n}` },
      );
      cookies[code] = jar.get();
    }
  });
  after(() => town?.close());

  const look = (code: IssuerCode, baseUrl = town.issuers[code].url, cookie = cookies[code]) =>
    checkIssuer({
      baseUrl,
      cookie,
      nowSeconds: () => Math.floor(town.clock.nowMs() / 1000),
      nextSlot: async () => void town.clock.set((Math.floor(town.clock.nowMs() / 15_000) + 1) * 15_000),
    });
  const faulty = (findings: Finding[]) => findings.filter(({ fault }) => fault !== undefined);

  for (const code of ["naver", "kakao", "pass"] as const) {
    test(`${code} is as the specification says`, async () => {
      const findings = await look(code);
      assert.deepEqual(faulty(findings), []);
      assert.ok(findings.every(({ skipped }) => !skipped));
    });
  }

  test("without a session it says what it did not look at", async () => {
    const findings = await checkIssuer({
      baseUrl: town.issuers.naver.url,
      nowSeconds: () => 0,
      nextSlot: async () => {},
    });
    assert.deepEqual(faulty(findings), []);
    assert.equal(findings.filter(({ skipped }) => skipped).length, 5);
  });

  const swapDigits = (text: unknown, at: number) => {
    const digits = String(text);
    return `${digits.slice(0, at)}${digits[at] === "1" ? "2" : "1"}${digits.slice(at + 1)}`;
  };
  const ofDraw = (flaw: (answer: Passing) => void) => (answer: Passing) => {
    if (answer.path === "/v1/passes" && answer.status === 200) flaw(answer);
  };
  const ofPath = (path: string, flaw: (answer: Passing) => void) => (answer: Passing) => {
    if (answer.path.startsWith(path)) flaw(answer);
  };
  const put = (members: object) => (answer: Passing) => void Object.assign(answer.body, members);
  const broken: [what: string, section: string, flaw: (answer: Passing) => void][] = [
    [
      "answers every origin",
      "§19.2",
      ({ headers }) => void Object.assign(headers, { "access-control-allow-origin": "*" }),
    ],
    ["lets draws be kept", "§19.3", ofDraw(({ headers }) => void delete headers["cache-control"])],
    ["says more with a draw", "§19.3", ofDraw(put({ account: 7 }))],
    ["cuts its passes", "§4.2", ofDraw((answer) => put({ pass: String(answer.body.pass).slice(1) })(answer))],
    [
      "signs with what it does not publish",
      "§3",
      ofDraw((answer) => put({ pass: swapDigits(answer.body.pass, 223) })(answer)),
    ],
    [
      "gives a pass a longer life",
      "§4.2",
      ofDraw((answer) => put({ expiresAt: Number(answer.body.expiresAt) + 60 })(answer)),
    ],
    ["publishes no pass keys", "§14", ofPath("/.well-known", put({ passKeys: [] }))],
    ["edits its log", "§13", ofPath("/v1/log", (answer) => put({ entries: edited(answer.body.entries) })(answer))],
    [
      "answers malformed orders kindly",
      "§11.4",
      ofPath("/v1/disclosures", (answer) => void Object.assign(answer, { status: 200 })),
    ],
    ["refuses without a code", "§19.1", ({ body, status }) => void (status >= 400 && delete body.code)],
  ];
  const edited = (lines: unknown) => (lines as string[]).map((line) => line.replace("genesis", "Genesis"));

  for (const [what, section, flaw] of broken) {
    test(`an issuer that ${what} breaks ${section}`, async () => {
      const { url, close } = await openBroken(town.issuers.naver.url, flaw);
      const sections = faulty(await look("naver", url)).map((finding) => finding.section);
      close();
      assert.ok(sections.includes(section), `found ${sections.join(", ") || "nothing"}`);
    });
  }

  test("an issuer that does not answer is not as the specification says", async () => {
    assert.equal(faulty(await look("naver", "http://127.0.0.1:9")).length, (await look("naver")).length);
  });
});

/** The issuer behind it, with one thing wrong. */
async function openBroken(
  target: string,
  flaw: (answer: Passing) => unknown,
): Promise<{ url: string; close: () => void }> {
  const server: Server = createServer(async (request, response) => {
    const answer = await forward(request, target);
    const passing = { path: request.url ?? "", status: answer.status, headers: answer.headers, body: answer.body };
    flaw(passing);
    response.writeHead(passing.status, passing.headers).end(JSON.stringify(passing.body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function forward(request: IncomingMessage, target: string) {
  const body = Buffer.concat(await request.toArray());
  const { cookie, origin, "content-type": type } = request.headers;
  const own = origin?.startsWith("http://127.0.0.1") ? target : origin;
  const response = await fetch(target + request.url, {
    method: request.method ?? "GET",
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(own ? { origin: own } : {}),
      ...(type ? { "content-type": type } : {}),
    },
    ...(request.method === "POST" ? { body } : {}),
  });
  const kept = ["content-type", "cache-control"].flatMap((name) => [[name, response.headers.get(name) ?? ""]]);
  return {
    status: response.status,
    headers: Object.fromEntries(kept) as Record<string, string>,
    body: await response.json(),
  };
}
