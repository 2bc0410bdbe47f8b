import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as authority from "@kipass/contract/authority";
import * as disclosure from "@kipass/contract/disclosure";
import type { Endpoint } from "@kipass/contract/endpoint";
import * as issuer from "@kipass/contract/issuer";
import * as registry from "@kipass/contract/registry";
import { isProblemCode } from "@kipass/protocol/problem";
import { authorityClient } from "@kipass/sdk/authority";
import { cookieJar } from "@kipass/sdk/call";
import { connect } from "@kipass/service-kit/postgres/database";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { hostile, mutants, sample } from "./malformed.ts";
import { enrolOfficer } from "./officer.ts";
import type { TownParty } from "./parties.ts";
import { DEMO_PASSWORD, logInTerminal, signUpFacility } from "./terminal.ts";
import { openTown, type Town } from "./town.ts";
import { enrolVisitor } from "./visitor.ts";

/**
 * Every endpoint of every party, asked by somebody it admits, with requests made from its own schema that are wrong in one thing each:
 * refused as malformed before anything is stored. Then texts that a schema accepts and a database may not: no party stumbles.
 */
const contract = {
  issuer: [...endpointsIn(issuer), disclosure.readLog],
  registry: [...endpointsIn(registry), disclosure.readLog],
  authority: [...endpointsIn(authority), disclosure.readLog],
};
type PartyName = keyof typeof contract;

const HOSTILE = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202e홍길동",
  "'; DROP TABLE accounts; --",
  "=1+1",
  "<script>alert(1)</script>",
  "‮​﻿",
  "💥".repeat(10),
  "%00%0d%0a",
];

const RAW: [what: string, body: string | Buffer, type?: string][] = [
  ["nothing", ""],
  ["no JSON", "{"],
  ["a list", "[]"],
  ["null", "null"],
  ["bytes that are no UTF-8", Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ["a nest thirty thousand deep", "[".repeat(30_000)],
  ["a prototype", '{"__proto__":{"isAdmin":true}}'],
  ["a constructor", '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ["a form", "a=1", "application/x-www-form-urlencoded"],
  ["text", "{}", "text/plain"],
  ["no type at all", "{}", ""],
];

describe("malformed requests", () => {
  let town: Town;
  const cookies: Record<string, string | undefined> = {};

  before(async () => {
    town = await openTown({ adminUrl: testServerUrl() });
    const jars = {
      visitor: cookieJar(),
      manager: cookieJar(),
      staff: cookieJar(),
      investigator: cookieJar(),
      approver: cookieJar(),
      unconfirmed: cookieJar(),
    };
    await enrolVisitor(
      { issuer: "naver", baseUrl: town.issuers.naver.url, inbox: town.inbox, cookies: jars.visitor },
      { name: "홍길동", phone: "01000170001" },
    );
    const at = { baseUrl: town.registry.url, inbox: town.inbox, clock: town.clock };
    const manager = await signUpFacility(
      { ...at, cookies: jars.manager },
      { name: "온도포차", sector: "hunting-pocha", loginId: "ondo01", businessNumber: "1234567891" },
    );
    await manager.client.addStaff({ body: { name: "1번 입구", loginId: "ondo11", password: DEMO_PASSWORD } });
    await logInTerminal({ ...at, cookies: jars.staff }, "ondo11");
    for (const role of ["investigator", "approver"] as const) {
      await town.openAccount({ loginId: role, name: "이서연", title: "역학조사관", role });
      await enrolOfficer(town.authority.url, town.passwordOf(role), jars[role]);
    }
    const { url: baseUrl } = town.authority;
    const body = town.passwordOf("investigator");
    await authorityClient({ baseUrl, origin: baseUrl, cookies: jars.unconfirmed }).logIn({ body });
    for (const [kind, jar] of Object.entries(jars)) cookies[kind] = jar.get();
  });
  after(() => town?.close());

  for (const [party, endpoints] of Object.entries(contract) as [PartyName, Endpoint[]][]) {
    for (const endpoint of endpoints) {
      test(`${party} ${endpoint.name} refuses each, and stores nothing`, async () => {
        const before = await stored(party);
        for (const { wrong, send } of malformed(party, endpoint)) {
          const { status, code } = await send();
          const isStranger = callerOf(endpoint) === undefined && !isOpen(endpoint);
          assert.ok(
            [400, 413, isStranger ? 401 : 400, wrong.startsWith("the path") ? 404 : 400].includes(status),
            `${wrong}: answered ${status} ${code}`,
          );
          assert.ok(isProblemCode(code), `${wrong}: ${code} is no problem of the list`);
        }
        assert.deepEqual(await stored(party), before, "something was stored");
      });
    }

    test(`the ${party} does not stumble over any text`, async () => {
      for (const endpoint of endpoints) {
        for (const { wrong, value } of endpoint.request ? hostile(endpoint.request, HOSTILE) : []) {
          const { status, code } = await post(party, endpoint, JSON.stringify(value));
          assert.ok(status < 500 || code === "unavailable", `${endpoint.name}, ${wrong}: answered ${status} ${code}`);
        }
      }
      assert.equal((await fetch(`${partyOf(party).url}/livez`)).status, 200);
    });
  }

  const callerOf = ({ callers }: Endpoint) => callers.find((kind) => cookies[kind] !== undefined);
  const isOpen = ({ callers }: Endpoint) => callers.includes("anyone") || callers.includes("order");
  const partyOf = (name: PartyName): TownParty => (name === "issuer" ? town.issuers.naver : town[name]);

  function malformed(party: PartyName, endpoint: Endpoint): { wrong: string; send: () => Promise<Answer> }[] {
    const good = endpoint.request ? JSON.stringify(sample(endpoint.request)) : "";
    return [
      ...(endpoint.request ? mutants(endpoint.request) : [])
        .filter(({ value }) => value !== undefined)
        .map(({ wrong, value }) => ({ wrong, send: () => post(party, endpoint, JSON.stringify(value)) })),
      ...(endpoint.method === "POST" ? RAW : []).map(([what, body, type]) => ({
        wrong: what,
        send: () => post(party, endpoint, body, { type }),
      })),
      ...(endpoint.method === "POST"
        ? [
            {
              wrong: "more than it takes",
              send: () => post(party, endpoint, `"${"x".repeat((endpoint.bodyLimitBytes ?? 65_536) + 1)}"`),
            },
          ]
        : []),
      { wrong: "the query is not known", send: () => post(party, endpoint, good, { query: "?unknown=1" }) },
      ...(endpoint.params ? ["0", "%00", "x".repeat(200), "-1", "1e9", "%F0%9F%92%A5"] : []).map((part) => ({
        wrong: `the path has ${part}`,
        send: () => post(party, endpoint, good, { part }),
      })),
    ];
  }

  async function post(
    party: PartyName,
    endpoint: Endpoint,
    body: string | Buffer,
    options: { type?: string | undefined; query?: string; part?: string } = {},
  ) {
    const { url } = partyOf(party);
    const { type = "application/json", query = "", part = "999999" } = options;
    const caller = callerOf(endpoint);
    const cookie = caller === undefined ? undefined : cookies[caller];
    const path = endpoint.path.replace(":day", options.part ?? "2026-11-18").replace(/:\w+/g, part);
    const response = await fetch(url + path + query, {
      method: endpoint.method,
      headers: {
        origin: url,
        ...(cookie ? { cookie } : {}),
        ...(endpoint.method === "POST" && type ? { "content-type": type } : {}),
      },
      ...(endpoint.method === "POST" ? { body: body as BodyInit } : {}),
    });
    const text = await response.text();
    return { status: response.status, code: codeIn(text) };
  }

  /** Every row of every table of a party, as a number and a digest. */
  async function stored(party: PartyName): Promise<object[]> {
    const db = connect(partyOf(party).roleUrl("owner"), { name: "malformed", max: 1 });
    try {
      const { rows: tables } = await db.query<{ table: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS "table" FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
      );
      const query = tables.map(
        ({ table }) =>
          `SELECT '${table}' AS name, count(*) AS n, md5(string_agg(t::text, ',' ORDER BY t::text)) AS rows FROM ${table} t`,
      );
      const { rows } = await db.query<{ name: string }>(`${query.join(" UNION ALL ")} ORDER BY name`);
      return rows;
    } finally {
      await db.close();
    }
  }
});

interface Answer {
  status: number;
  code: string | undefined;
}

function codeIn(text: string): string | undefined {
  try {
    return JSON.parse(text).code;
  } catch {
    return undefined;
  }
}

function endpointsIn(module: object): Endpoint[] {
  return Object.values(module).filter(
    (value): value is Endpoint => typeof value?.path === "string" && typeof value.name === "string",
  );
}
