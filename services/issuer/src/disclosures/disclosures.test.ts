import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readLog } from "@kipass/contract/disclosure";
import * as endpoints from "@kipass/contract/issuer";
import { concat, fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { dayOf } from "@kipass/protocol/day";
import { type OrderScopes, passesDigest } from "@kipass/protocol/order";
import { parsePass } from "@kipass/protocol/pass";
import type { ProblemCode } from "@kipass/protocol/problem";
import { movableClock, nowSeconds } from "@kipass/service-kit/clock";
import { requestBytes } from "@kipass/service-kit/order-desk";
import { primitives } from "@kipass/service-kit/primitives";
import type { OrderFlaws, PartialClaims, SignedOrder, TestAuthority } from "@kipass/service-kit/test-authority";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

const HOUR = 3600;

describe("disclosures", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  const authorityOffice = () => new TestVisitor(issuer, { name: "", phone: "" });
  let authority: TestAuthority;
  let issuer: TestIssuer;
  let hong: TestVisitor;
  let lim: TestVisitor;

  before(async () => {
    ({ issuer, authority } = await startWithAuthority(clock));
    hong = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    lim = new TestVisitor(issuer, { name: "임꺽정", phone: "01087654321" });
    await hong.enrol();
    await lim.enrol();
  });

  after(() => issuer.close());

  const drawn = async (visitor: TestVisitor) => parsePass((await visitor.draw()).pass)!;
  const person = (more: Partial<OrderScopes["passes-of-person"]> = {}): PartialClaims<"passes-of-person"> => ({
    kind: "passes-of-person",
    audience: "naver",
    scope: { name: "홍길동", phone: "01012345678", from: nowSeconds(clock) - HOUR, to: nowSeconds(clock), ...more },
    limits: { passes: 200_000 },
  });
  const identities = (headers: Uint8Array[], more: object = {}): PartialClaims<"identities-of-passes"> => ({
    kind: "identities-of-passes",
    audience: "naver",
    scope: {
      from: nowSeconds(clock) - 24 * HOUR,
      to: nowSeconds(clock),
      passes: headers.length,
      digest: toBase64url(passesDigest(headers, primitives)),
    },
    limits: { passes: 100, people: 10 },
    ...more,
  });
  const lastEntry = async () => {
    const { entries } = await authorityOffice().call(readLog);
    return JSON.parse(entries.at(-1)!);
  };

  type Asked = typeof endpoints.disclosePasses | typeof endpoints.discloseGroups | typeof endpoints.discloseIdentities;
  const ask = async <Item>(endpoint: Asked, order: SignedOrder, rest: object = {}, kind = "passes-of-person") => {
    const body = { order: order.text, ...rest };
    const { parts } = await authorityOffice().call(endpoint, body as never);
    const partyPublicKey = fromBase64url(issuer.publicKeys.signingKey)!;
    return order.open<Item>(parts, {
      party: "naver",
      kind: kind as never,
      partyPublicKey,
      request: requestBytes(body),
    });
  };
  const isRefused = async (endpoint: Asked, body: object, code: ProblemCode) => {
    const before = (await lastEntry()).seq;
    await authorityOffice().refused(endpoint, body as never, code);
    const entry = await lastEntry();
    assert.deepEqual([entry.seq, entry.kind, entry.problem], [before + 1, "refusal", code]);
  };

  test("the ids a person could have shown, whole slots, run out, and no others", async () => {
    const early = await drawn(hong);
    clock.advance(600_000);
    const late = await drawn(hong);
    const foreign = await drawn(lim);
    const order = await authority.order(person());
    const items = await ask<{ day: string; ids: string }>(endpoints.disclosePasses, order);
    assert.deepEqual(
      items.map(({ day }) => day),
      ["2026-11-21"],
    );
    const ids = Buffer.from(fromBase64url(items[0]!.ids)!);
    const holds = (id: Uint8Array) => ids.indexOf(id) % 16 === 0;
    assert.deepEqual(
      [early, late, foreign].map(({ header }) => holds(header.id)),
      [true, false, false],
    );
    // An hour of slots but those that an assisted pass of theirs would still open a door with.
    assert.equal(ids.length / 16, 240 - 5);
    const { kind, order: what, passes, items: count, from, to, reference } = await lastEntry();
    assert.deepEqual(
      [kind, what, passes, count, from, to],
      ["disclosure", "passes-of-person", 235, 1, "2026-11-21", "2026-11-21"],
    );
    assert.equal(reference, order.reference);
  });

  test("a window of days is listed day by day, reserve ids once their day is over", async () => {
    const from = nowSeconds(clock) - 5 * 24 * HOUR;
    clock.advance(24 * HOUR * 1000);
    const items = await ask<{ day: string; ids: string }>(
      endpoints.disclosePasses,
      await authority.order(person({ from })),
    );
    assert.deepEqual(
      items.map(({ day }) => day),
      ["2026-11-21", "2026-11-22"],
    );
    assert.equal(fromBase64url(items[0]!.ids)!.length / 16, 5763);
  });

  test("the same order and request is answered again and counted once; its limit holds", async () => {
    const order = await authority.order({ ...person(), limits: { passes: 240 } });
    const first = await ask(endpoints.disclosePasses, order);
    assert.deepEqual(await ask(endpoints.disclosePasses, order), first);
    assert.equal((await lastEntry()).kind, "again");
    const narrow = await authority.order({ ...person(), limits: { passes: 10 } });
    await isRefused(endpoints.disclosePasses, { order: narrow.text }, "order-limit");
  });

  test("another phone, another name and nobody are the same answer, and logged", async () => {
    for (const scope of [{ name: "임꺽정" }, { phone: "01087654321" }, { name: "아무개", phone: "01000000000" }]) {
      await isRefused(
        endpoints.disclosePasses,
        { order: (await authority.order(person(scope))).text },
        "person-not-found",
      );
    }
  });

  test("orders that two officers did not approve for this party are refused and logged", async () => {
    const refusals: [ProblemCode, object, OrderFlaws?][] = [
      ["order-signature", {}, { signingSeed: Buffer.alloc(32, 1) }],
      ["order-not-approved", {}, { approvals: ([one]) => [one!] }],
      ["order-not-approved", {}, { approvals: ([one]) => [one!, one!] }],
      ["approval-signature", {}, { approvals: ([one, two]) => [one!, { ...two!, signature: one!.signature }] }],
      ["officer-not-certified", {}, { approvals: ([one, two]) => [one!, { ...two!, officer: "nobody" }] }],
      ["order-audience", { audience: "kakao" }],
      ["order-expired", { issuedAt: nowSeconds(clock) - 2 * HOUR, expiresAt: nowSeconds(clock) }],
      ["order-not-yet-valid", { issuedAt: nowSeconds(clock) + 120, expiresAt: nowSeconds(clock) + HOUR }],
      ["order-malformed", { expiresAt: nowSeconds(clock) + 25 * HOUR }],
      ["order-scope", { scope: { ...person().scope, from: nowSeconds(clock) - 40 * 24 * HOUR } }],
      ["order-limit", { limits: {} }],
    ];
    for (const [code, more, flaws] of refusals) {
      const order = await authority.order({ ...person(), ...more }, flaws);
      await isRefused(endpoints.disclosePasses, { order: order.text }, code);
    }
    await isRefused(endpoints.disclosePasses, { order: "no.order.here" }, "order-malformed");
    await isRefused(
      endpoints.discloseGroups,
      { order: (await authority.order(person())).text, headers: "" },
      "order-scope",
    );
  });

  test("the entries that result name nobody", async () => {
    const { entries } = await authorityOffice().call(readLog);
    assert.doesNotMatch(entries.join("\n"), /홍길동|임꺽정|01012345678|01087654321/);
  });

  describe("of co-visitors", () => {
    let headers: Uint8Array[];
    let request: { headers: string };

    before(async () => {
      headers = [];
      for (const visitor of [hong, lim, hong]) {
        headers.push((await drawn(visitor)).headerBytes);
        clock.advance(60_000);
      }
      headers.push(new Uint8Array(headers[0]!).fill(7, 8));
      request = { headers: toBase64url(concat(...headers)) };
    });

    const groupsOf = (order: SignedOrder) =>
      ask<{ pass: string; person: number }>(endpoints.discloseGroups, order, request, "groups-of-passes");

    test("groups say which passes are one person's, not whose, and are stable under the order", async () => {
      const order = await authority.order(identities(headers));
      const groups = await groupsOf(order);
      assert.deepEqual(
        groups.map(({ pass }) => pass),
        headers.slice(0, 3).map((header) => toBase64url(header.subarray(8))),
      );
      const [first, second, third] = groups.map(({ person: number }) => number);
      assert.equal(first, third);
      assert.deepEqual([first, second].toSorted(), [1, 2]);
      assert.deepEqual(await groupsOf(order), groups);
    });

    test("names come for the chosen numbers alone, within the limit of people", async () => {
      const order = await authority.order(identities(headers, { limits: { passes: 4, people: 2 } }));
      const groups = await groupsOf(order);
      const hongs = groups[0]!.person;
      const name = (people: number[]) =>
        ask(endpoints.discloseIdentities, order, { ...request, people }, "identities-of-passes");
      assert.deepEqual(await name([hongs]), [
        { person: hongs, name: "홍길동", phone: "01012345678", guardianPhone: null },
      ]);
      assert.equal((await name([3 - hongs]))[0] !== undefined, true);
      await isRefused(endpoints.discloseIdentities, { order: order.text, ...request, people: [1, 2] }, "order-limit");
      await isRefused(endpoints.discloseIdentities, { order: order.text, ...request, people: [3] }, "order-scope");
    });

    test("only the very passes of the order are opened", async () => {
      const order = await authority.order(identities(headers));
      const other = [
        headers.slice(0, 3),
        [...headers, headers[0]!],
        [headers[1]!, headers[1]!, headers[2]!, headers[3]!],
        [],
      ];
      for (const some of other) {
        const given = toBase64url(concat(...some));
        await isRefused(endpoints.discloseGroups, { order: order.text, headers: given }, "order-scope");
        await isRefused(
          endpoints.discloseIdentities,
          { order: order.text, headers: given, people: [1] },
          "order-scope",
        );
      }
      await isRefused(
        endpoints.discloseGroups,
        { order: order.text, headers: `${request.headers}AAAA` },
        "order-scope",
      );
      const passes = headers.slice(0, 1);
      clock.advance(48 * HOUR * 1000);
      const laterScope = { ...identities(passes).scope, from: nowSeconds(clock) - HOUR };
      const later = await authority.order(identities(passes, { scope: laterScope }));
      await isRefused(endpoints.discloseGroups, { order: later.text, headers: toBase64url(passes[0]!) }, "order-scope");
    });

    test("an order for a person does not name co-visitors, nor the other way round", async () => {
      const order = await authority.order(identities(headers));
      await isRefused(endpoints.disclosePasses, { order: order.text }, "order-scope");
    });

    test("a withdrawn visitor is still found until the passes are destroyed", async () => {
      await lim.call(endpoints.withdrawConsent, {});
      const scope = { name: "임꺽정", phone: "01087654321" };
      const items = await ask<{ day: string }>(endpoints.disclosePasses, await authority.order(person(scope)));
      assert.equal(items.at(-1)?.day, dayOf(nowSeconds(clock)));
    });
  });

  test("nothing is answered that could not be logged", async () => {
    const order = await authority.order(person());
    await issuer.db.query("REVOKE INSERT ON log_entries FROM issuer_disclose");
    const response = await authorityOffice().send(endpoints.disclosePasses, { order: order.text });
    assert.deepEqual([response.status, ((await response.json()) as { code: string }).code], [500, "internal"]);
    const refused = await authorityOffice().send(endpoints.disclosePasses, { order: "no.order.here" });
    assert.equal(refused.status, 500);
    await issuer.db.query("GRANT INSERT ON log_entries TO issuer_disclose");
  });
});
