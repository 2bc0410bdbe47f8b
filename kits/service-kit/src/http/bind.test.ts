import assert from "node:assert/strict";
import { once } from "node:events";
import { connect as connectSocket } from "node:net";
import { Writable } from "node:stream";
import { after, before, describe, test } from "node:test";
import { endpoint } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import Type from "typebox";
import { movableClock } from "../clock.ts";
import { createLog } from "../log.ts";
import { mintToken, openToken } from "../session-token.ts";
import { bind } from "./bind.ts";
import { createServer, endpointsOf, type Server, sessionToken } from "./server.ts";

const key = Buffer.alloc(32, 1);
const DOMAIN = "kipass/test-session/1";
const ORIGIN = "https://visit.example";

const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

const logIn = endpoint({
  name: "logIn",
  method: "POST",
  path: "/v1/session",
  callers: ["anyone"],
  request: object({ member: Type.Integer({ minimum: 1 }) }),
  response: object({ kind: Type.String() }),
  problems: ["login-failed"],
});
const logOut = endpoint({
  name: "logOut",
  method: "POST",
  path: "/v1/session/end",
  callers: ["staff", "manager"],
  response: object({}),
  problems: [],
});
const recordVisit = endpoint({
  name: "recordVisit",
  method: "POST",
  path: "/v1/visits",
  callers: ["staff", "manager"],
  request: object({
    pass: Type.String({ maxLength: 10 }),
    direction: Type.Enum(["in", "out"]),
    door: Type.Optional(Type.Integer()),
  }),
  response: object({ outcome: Type.String(), atMs: Type.Integer(), by: Type.Integer() }),
  problems: [],
});
const approveStaff = endpoint({
  name: "approveStaff",
  method: "POST",
  path: "/v1/facilities/:facility/staff",
  callers: ["manager"],
  params: object({ facility: Type.String({ pattern: "^[1-9]\\d{0,15}$" }) }),
  query: object({ quick: Type.Optional(Type.Enum(["yes"])) }),
  response: object({
    facility: Type.String(),
    quick: Type.Boolean(),
    role: Type.Enum(["staff", "manager"]),
    office: Type.Union([object({ name: Type.String() }), Type.Null()]),
    note: Type.Optional(Type.String()),
  }),
  problems: ["conflict"],
});
const readNotice = endpoint({
  name: "readNotice",
  method: "GET",
  path: "/v1/notice",
  callers: ["anyone", "staff"],
  response: object({ to: Type.String() }),
  problems: [],
});
const sendCode = endpoint({
  name: "sendCode",
  method: "POST",
  path: "/v1/codes",
  callers: ["anyone"],
  response: object({}),
  problems: [],
  rate: { max: 2, windowSeconds: 60 },
});
const breakDown = endpoint({
  name: "breakDown",
  method: "GET",
  path: "/v1/broken",
  callers: ["anyone"],
  response: object({}),
  problems: [],
});
const strayFrom = endpoint({
  name: "strayFrom",
  method: "GET",
  path: "/v1/stray",
  callers: ["anyone"],
  response: object({ count: Type.Integer() }),
  problems: [],
});

describe("bind", () => {
  const clock = movableClock(1_790_000_000_000);
  const lines: string[] = [];
  const log = createLog({
    party: "registry",
    process: "scan",
    level: "info",
    destination: new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) }),
  });
  let server: ReturnType<typeof create>;

  function create(validateResponses = true) {
    const memberOf = (text: string | undefined) =>
      text === undefined ? undefined : openToken(text, key, DOMAIN)?.toString();
    return createServer({
      party: "registry",
      clock,
      log,
      origin: ORIGIN,
      validateResponses,
      quiet: ["recordVisit"],
      callers: {
        staff: (request) => {
          const member = memberOf(sessionToken(request));
          if (member === "gone") throw new Problem("session-ended");
          return member?.startsWith("staff") ? { kind: "staff" as const, id: Number(member.slice(5)) } : undefined;
        },
        manager: async (request) => {
          const member = memberOf(sessionToken(request));
          return member === "manager" ? { kind: "manager" as const, id: 1, facility: 77 } : undefined;
        },
      },
    });
  }

  before(async () => {
    server = create();
    bind(server, logIn, ({ body, session }) => {
      session.set(mintToken(Buffer.from(`staff${body.member}`), key, DOMAIN), 3600);
      return { kind: "staff" };
    });
    bind(server, logOut, ({ session }) => {
      session.clear();
      return {};
    });
    bind(server, recordVisit, async ({ body, caller, receivedAtMs }) => ({
      outcome: body.direction,
      atMs: receivedAtMs,
      by: caller.id,
    }));
    bind(server, approveStaff, ({ params, query, caller }) => {
      if (Number(params.facility) !== caller.facility)
        throw new Problem("conflict", { fields: [{ path: "/facility", code: "facility-not-found" }] });
      const office = query.quick === undefined ? { name: "강남구 위생과" } : null;
      return { facility: params.facility, quick: query.quick === "yes", role: "staff" as const, office };
    });
    bind(server, readNotice, ({ caller }) => ({ to: caller.kind }));
    bind(server, sendCode, () => ({}));
    bind(server, breakDown, () => {
      throw new Error("secret: 01012345678");
    });
    bind(server, strayFrom, () => ({ count: "seven" }) as unknown as { count: number });
    await server.ready();
  });

  after(() => server.close());

  const cookieOf = (who: string) => `__Host-kipass-registry=${mintToken(Buffer.from(who), key, DOMAIN)}`;
  const post = (url: string, options: { who?: string; body?: unknown; headers?: Record<string, string> } = {}) =>
    server.inject({
      method: "POST",
      url,
      headers: { origin: ORIGIN, ...(options.who ? { cookie: cookieOf(options.who) } : {}), ...options.headers },
      ...(options.body === undefined ? {} : { payload: options.body as object }),
    });
  const visit = { pass: "8201", direction: "in" };

  test("hands the handler what was sent, who sent it and when it arrived", async () => {
    const reply = await post("/v1/visits", { who: "staff42", body: visit });
    assert.equal(reply.statusCode, 200);
    assert.deepEqual(reply.json(), { outcome: "in", atMs: clock.nowMs(), by: 42 });
    const approved = await post("/v1/facilities/77/staff?quick=yes", { who: "manager" });
    assert.deepEqual(approved.json(), { facility: "77", quick: true, role: "staff", office: null });
    const slowly = await post("/v1/facilities/77/staff", { who: "manager" });
    assert.deepEqual(slowly.json().office, { name: "강남구 위생과" });
  });

  test("lists what was bound, and refuses one name twice", () => {
    assert.deepEqual(
      endpointsOf(server)
        .map(({ name }) => name)
        .slice(0, 3),
      ["logIn", "logOut", "recordVisit"],
    );
    assert.throws(() => bind(server as Server, readNotice, () => ({ to: "x" })), /bound twice/);
  });

  describe("callers", () => {
    test("nobody is not logged in", async () => {
      const reply = await post("/v1/visits", { body: visit });
      assert.deepEqual([reply.statusCode, reply.json().code], [401, "not-logged-in"]);
    });

    test("a known caller of another kind is forbidden", async () => {
      const reply = await post("/v1/facilities/77/staff", { who: "staff1" });
      assert.deepEqual([reply.statusCode, reply.json().code], [403, "forbidden"]);
    });

    test("a forged session is nobody", async () => {
      const reply = await post("/v1/visits", { body: visit, headers: { cookie: "__Host-kipass-registry=AAAA" } });
      assert.equal(reply.json().code, "not-logged-in");
    });

    test("another party's cookie on the same host is ignored", async () => {
      const headers = { cookie: cookieOf("staff1").replace("registry", "naver") };
      assert.equal((await post("/v1/visits", { body: visit, headers })).json().code, "not-logged-in");
    });

    test("what recognises a caller may say why not", async () => {
      assert.equal((await post("/v1/visits", { who: "gone", body: visit })).json().code, "session-ended");
    });

    test("an endpoint for anyone still knows its known callers", async () => {
      assert.deepEqual((await server.inject("/v1/notice")).json(), { to: "anyone" });
      const known = await server.inject({ url: "/v1/notice", headers: { cookie: cookieOf("staff5") } });
      assert.deepEqual(known.json(), { to: "staff" });
    });

    test("a stranger's body is not read", async () => {
      const reply = await post("/v1/visits", { body: "{", headers: { "content-type": "application/json" } });
      assert.equal(reply.json().code, "not-logged-in");
    });
  });

  describe("requests are taken strictly", () => {
    const refused: [string, string, unknown, string][] = [
      ["an unknown member", "/v1/visits", { ...visit, extra: 1 }, ""],
      ["a missing member", "/v1/visits", { pass: "8201" }, "/direction"],
      ["a number as text", "/v1/visits", { ...visit, door: "1" }, "/door"],
      ["a text that is too long", "/v1/visits", { ...visit, pass: "1".repeat(11) }, "/pass"],
      ["a value outside the list", "/v1/visits", { ...visit, direction: "up" }, "/direction"],
      ["no body", "/v1/visits", undefined, ""],
      ["an unknown query", "/v1/visits?x=1", visit, "/querystring"],
    ];
    for (const [name, url, body, path] of refused) {
      test(name, async () => {
        const reply = await post(url, { who: "staff1", body });
        assert.deepEqual([reply.statusCode, reply.json().code], [400, "malformed-request"]);
        assert.deepEqual(reply.json().fields, [{ path, code: "malformed-request" }]);
      });
    }

    test("a path parameter outside its pattern", async () => {
      const reply = await post("/v1/facilities/07/staff", { who: "manager" });
      assert.deepEqual(reply.json().fields, [{ path: "/params/facility", code: "malformed-request" }]);
    });

    test("text that is not JSON, and types that are not JSON", async () => {
      const json = await post("/v1/visits", {
        who: "staff1",
        body: "{",
        headers: { "content-type": "application/json" },
      });
      assert.equal(json.json().code, "malformed-request");
      const form = await post("/v1/visits", { who: "staff1", body: "a=b", headers: { "content-type": "text/plain" } });
      assert.equal(form.json().code, "malformed-request");
    });

    test("more than the body may hold", async () => {
      const reply = await post("/v1/visits", { who: "staff1", body: { pass: "x".repeat(70_000), direction: "in" } });
      assert.deepEqual([reply.statusCode, reply.json().code], [413, "too-large"]);
    });

    test("what is nowhere", async () => {
      for (const url of ["/v1/nothing", "/v1/visits", "/%zz"]) {
        const reply = await server.inject({ method: "GET", url });
        assert.match(reply.json().code, /unknown-endpoint|malformed-request/, url);
        assert.equal(reply.headers["content-type"], "application/problem+json; charset=utf-8");
      }
    });
  });

  describe("problems", () => {
    test("are rendered whole, in Korean", async () => {
      const reply = await post("/v1/facilities/1/staff", { who: "manager" });
      assert.equal(reply.statusCode, 409);
      assert.equal(reply.headers["content-type"], "application/problem+json; charset=utf-8");
      assert.equal(reply.headers["content-language"], "ko");
      const { requestId, ...problem } = reply.json();
      assert.match(requestId, /^[A-Za-z0-9_-]{8}-[0-9a-z]+$/);
      assert.deepEqual(problem, {
        type: "https://kipass.invalid/problems/conflict",
        status: 409,
        title: "그사이 다른 사람이 내용을 바꾸었습니다.",
        detail: "새로 고쳐 바뀐 내용을 확인해 주세요.",
        code: "conflict",
        fields: [{ path: "/facility", code: "facility-not-found" }],
      });
    });

    test("are rendered in English for those who ask for it first", async () => {
      const headers = { "accept-language": "en-GB,en;q=0.9,ko;q=0.8" };
      const reply = await post("/v1/visits", { body: visit, headers });
      assert.equal(reply.headers["content-language"], "en");
      assert.equal(reply.json().title, "You are not logged in.");
    });

    test("an unknown error says nothing but its request id, also in the log", async () => {
      lines.length = 0;
      const reply = await server.inject("/v1/broken");
      assert.deepEqual([reply.statusCode, reply.json().code], [500, "internal"]);
      const { requestId } = reply.json();
      assert.doesNotMatch(reply.body + lines.join(""), /01012345678|secret/);
      assert.ok(lines.some((line) => line.includes("internal-error") && line.includes(requestId)));
    });

    test("a reply that strays from its schema is an internal error in tests", async () => {
      const reply = await server.inject("/v1/stray");
      assert.deepEqual([reply.statusCode, reply.json().fields], [500, [{ path: "/count", code: "internal" }]]);
    });

    test("too many requests from one address are refused with the time to wait", async () => {
      const codes: number[] = [];
      for (let count = 0; count < 3; count += 1) codes.push((await post("/v1/codes")).statusCode);
      assert.deepEqual(codes, [200, 200, 429]);
      const reply = await post("/v1/codes");
      assert.equal(reply.json().code, "rate-limited");
      assert.ok(Number(reply.headers["retry-after"]) > 0);
    });
  });

  describe("origin", () => {
    test("another site cannot send for a visitor", async () => {
      for (const origin of ["https://evil.example", "null", "http://visit.example", `${ORIGIN}:444`]) {
        const reply = await post("/v1/visits", { who: "staff1", body: visit, headers: { origin } });
        assert.deepEqual([reply.statusCode, reply.json().code], [403, "wrong-origin"], origin);
      }
    });

    test("without an origin a session counts for nothing", async () => {
      const sent = { method: "POST" as const, url: "/v1/visits", payload: visit };
      const reply = await server.inject({ ...sent, headers: { cookie: cookieOf("staff1") } });
      assert.equal(reply.json().code, "wrong-origin");
      assert.equal(
        (await server.inject({ method: "POST", url: "/v1/session", payload: { member: 4 } })).statusCode,
        200,
      );
    });

    test("reading is free of it", async () => {
      const reply = await server.inject({ url: "/v1/notice", headers: { origin: "https://evil.example" } });
      assert.equal(reply.statusCode, 200);
      assert.equal(reply.headers["access-control-allow-origin"], undefined);
    });
  });

  test("sessions are set and cleared as host-only cookies", async () => {
    const set = (await post("/v1/session", { body: { member: 4 } })).headers["set-cookie"] as string;
    assert.match(
      set,
      /^__Host-kipass-registry=[A-Za-z0-9_-]+; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const cleared = (await post("/v1/session/end", { who: "staff4" })).headers["set-cookie"] as string;
    assert.match(cleared, /^__Host-kipass-registry=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  test("answers are data that nobody keeps or frames", async () => {
    const { headers } = await server.inject("/v1/notice");
    assert.equal(headers["cache-control"], "no-store");
    assert.equal(headers["content-security-policy"], "default-src 'none'; frame-ancestors 'none'");
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.match(headers["strict-transport-security"] as string, /max-age/);
  });

  test("logs the endpoint's name and status, never the address, and nothing of a quiet endpoint", async () => {
    lines.length = 0;
    await post("/v1/facilities/77/staff?quick=yes", { who: "manager" });
    await post("/v1/visits", { who: "staff1", body: visit });
    assert.equal(lines.length, 1);
    const { event, endpoint: name, status } = JSON.parse(lines[0] as string);
    assert.deepEqual([event, name, status], ["request", "approveStaff", 200]);
    assert.doesNotMatch(lines[0] as string, /77|127\.0\.0\.1/);
  });

  test("bytes that are not HTTP are refused as a problem", async () => {
    const address = new URL(await server.listen({ port: 0, host: "127.0.0.1" }));
    const socket = connectSocket(Number(address.port), "127.0.0.1");
    socket.write("NONSENSE\r\n\r\n");
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    await once(socket, "close");
    assert.match(text, /^HTTP\/1\.1 400 .*"code":"malformed-request"/s);
  });
});
