import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Endpoint } from "@kipass/contract/endpoint";
import * as endpoints from "@kipass/contract/issuer";
import { fromBase64url, toHex } from "@kipass/protocol/bytes";
import { parsePass } from "@kipass/protocol/pass";
import type { ProblemCode } from "@kipass/protocol/problem";
import { movableClock, nowSeconds, today } from "@kipass/service-kit/clock";
import { requestBytes } from "@kipass/service-kit/order-desk";
import type { TestAuthority } from "@kipass/service-kit/test-authority";
import { until } from "@kipass/service-kit/testing-until";
import { childConsents } from "../consents/child-consents.ts";
import { consentTexts } from "../consents/texts.ts";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

const noon = Date.parse("2026-11-21T12:00:00+09:00");
const midnight = (day: string) => Date.parse(`${day}T00:00:00+09:00`);

describe("children", () => {
  const clock = movableClock(noon);
  let issuer: TestIssuer;
  let authority: TestAuthority;
  let phones = 0;

  before(async () => {
    ({ issuer, authority } = await startWithAuthority(clock));
  });
  after(() => issuer?.close());

  const newPhone = () => {
    phones += 1;
    return `0103000${String(phones).padStart(4, "0")}`;
  };
  const person = (name: string, phone = newPhone()) => new TestVisitor(issuer, { name, phone });
  const guardian = async (name = "홍길동") => {
    const visitor = person(name);
    await visitor.enrol();
    return visitor;
  };
  const consents = () =>
    childConsents(consentTexts, today(clock)).map(({ kind, version }) => ({ kind, version, agreed: true }));
  const child = (name = "홍아이", birthDate = "2018-05-05") => ({ name, birthDate, consents: consents() });
  const add = (visitor: TestVisitor, name?: string, birthDate?: string) =>
    visitor.call(endpoints.addChild, child(name, birthDate));
  const of = <E extends Endpoint>(endpoint: E, number: number): E => ({
    ...endpoint,
    path: endpoint.path.replace(":child", String(number)),
  });
  const drawFor = (visitor: TestVisitor, number: number) =>
    visitor.call(endpoints.issuePass, { class: "live", child: number });
  const idOf = ({ pass }: { pass: string }) => toHex(parsePass(pass)!.header.id);
  /** A copy of the phone's cookie, as a thief would have it. */
  const copyOf = (visitor: TestVisitor) => {
    const copy = person(visitor.name, visitor.phone);
    copy.cookie = visitor.cookie;
    return copy;
  };
  const untilRefused = async (visitor: TestVisitor, number: number | undefined, code: ProblemCode) => {
    const body = { class: "live" as const, ...(number === undefined ? {} : { child: number }) };
    await until(async () => !(await visitor.send(endpoints.issuePass, body)).ok, "nothing is drawn any more");
    await visitor.refused(endpoints.issuePass, body, code);
  };

  test("several children draw on their guardian's phone, each for itself", async () => {
    const parent = await guardian();
    const first = await add(parent, "홍아이");
    const second = await add(parent, "홍둘째", "2020-01-31");
    assert.equal(second.ofAgeOn, "2034-01-31");
    const ids = [await parent.draw(), await drawFor(parent, first.child), await drawFor(parent, second.child)].map(
      idOf,
    );
    assert.equal(new Set(ids).size, 3);
    assert.equal(idOf(await drawFor(parent, first.child)), ids[1], "one id in one slot, as for everybody");
    const { children } = await parent.call(endpoints.listChildren);
    assert.deepEqual(
      children.map(({ name, ownDevice }) => [name, ownDevice]),
      [
        ["홍아이", false],
        ["홍둘째", false],
      ],
    );
  });

  test("the same child again is the same account, and eight are the most", async () => {
    const parent = await guardian();
    const { child: number } = await add(parent);
    assert.equal((await add(parent)).child, number);
    for (let n = 2; n <= 8; n += 1) await add(parent, "홍아이", `2019-05-0${n}`);
    await parent.refused(endpoints.addChild, child("홍아이", "2019-01-01"), "children-limit");
    const { children } = await parent.call(endpoints.listChildren);
    assert.equal(children.length, 8);
    for (const { child: each } of children) await drawFor(parent, each);
    assert.ok((parent.cookie as string).length < 600);
  });

  test("nothing is kept without every consent, in its present words, of a guardian whose phone is verified", async () => {
    const parent = await guardian();
    const good = child();
    for (const kind of ["collection", "provision", "location", "guardian"]) {
      const without = good.consents.filter((consent) => consent.kind !== kind);
      await parent.refused(endpoints.addChild, { ...good, consents: without }, "consent-missing");
      const refused = good.consents.map((consent) => ({ ...consent, agreed: consent.kind !== kind }));
      await parent.refused(endpoints.addChild, { ...good, consents: refused }, "consent-missing");
      const older = good.consents.map((consent) => (consent.kind === kind ? { ...consent, version: "1" } : consent));
      await parent.refused(endpoints.addChild, { ...good, consents: older }, "consent-outdated");
    }
    await parent.refused(endpoints.addChild, { ...good, name: "홍" }, "bad-name");
    await parent.refused(endpoints.addChild, { ...good, birthDate: "2026-11-22" }, "bad-birth-date");
    await parent.refused(endpoints.addChild, { ...good, birthDate: "2012-11-21" }, "child-of-age");
    await parent.refused(endpoints.addChild, { ...good, birthDate: "1985-01-01" }, "child-of-age");
    await person("누구").refused(endpoints.addChild, good, "not-logged-in");
    assert.deepEqual(await parent.call(endpoints.listChildren), { children: [] });
  });

  test("a guardian's consent is recorded for each child, in words and day", async () => {
    const parent = await guardian();
    const { child: number } = await add(parent);
    const { rows } = await issuer.db.query(
      "SELECT kind, version, agreed_day AS day FROM consents WHERE account = $1 ORDER BY kind",
      [number],
    );
    assert.deepEqual(
      rows.map(({ kind }) => kind),
      ["collection", "guardian", "location", "provision"],
    );
    assert.ok(rows.every(({ day, version }) => day === today(clock) && version.length > 0));
  });

  test("nobody reaches another's child", async () => {
    const [parent, stranger] = [await guardian(), await guardian("김도윤")];
    const { child: number } = await add(parent);
    await stranger.refused(endpoints.issuePass, { class: "live", child: number }, "child-not-found");
    for (const endpoint of [endpoints.removeChild, endpoints.startChildDevice, endpoints.endChildDevice]) {
      await stranger.refused(of(endpoint, number), {}, "child-not-found");
    }
    assert.deepEqual(await stranger.call(endpoints.listChildren), { children: [] });
    await drawFor(parent, number);
  });

  test("a removed child draws nowhere within five seconds, on no copy and in no other process", async () => {
    const parent = await guardian();
    const [{ child: gone }, { child: stays }] = [await add(parent), await add(parent, "홍둘째")];
    await drawFor(parent, gone);
    const other = await issuer.startAnother();
    const copy = new TestVisitor(issuer, { name: parent.name, phone: parent.phone, url: other.url });
    copy.cookie = parent.cookie;
    await drawFor(copy, gone);
    const { destroyedOn } = await parent.call(of(endpoints.removeChild, gone), {});
    assert.equal(destroyedOn, "2026-12-20");
    await parent.refused(endpoints.issuePass, { class: "live", child: gone }, "child-not-found");
    await untilRefused(copy, gone, "child-not-found");
    await drawFor(copy, stays);
    await drawFor(parent, stays);
    await parent.draw();
    await other.close();
  });

  describe("a device of the child's own", () => {
    const start = async (parent: TestVisitor, number: number) => {
      const { code } = await parent.call(of(endpoints.startChildDevice, number), {});
      const device = person("", parent.phone);
      const answer = await device.call(endpoints.startChildSession, { phone: parent.phone, code });
      return { device, answer };
    };

    test("draws that child's passes and can do nothing else; the guardian's phone then does not", async () => {
      const parent = await guardian();
      const { child: number, ofAgeOn } = await add(parent);
      const onPhone = idOf(await drawFor(parent, number));
      const { device, answer } = await start(parent, number);
      assert.deepEqual([answer.name, answer.ofAgeOn], ["홍아이", ofAgeOn]);
      assert.equal(idOf(await device.draw()), onPhone, "the same account: one id a slot, whichever device draws");
      await untilRefused(parent, number, "child-not-found");
      assert.equal((await parent.call(endpoints.listChildren)).children[0]?.ownDevice, true);
      const closed = Object.values(endpoints).filter(
        (endpoint) => endpoint.callers.includes("visitor" as never) && !endpoint.callers.includes("child" as never),
      );
      assert.ok(closed.length > 8);
      for (const endpoint of closed) {
        const body = (endpoint as Endpoint).method === "GET" ? undefined : {};
        const response = await device.send(of(endpoint as Endpoint, number), body);
        assert.equal(((await response.json()) as { code: string }).code, "forbidden", endpoint.name);
      }
      await device.draw("assisted");
    });

    test("gives way to the guardian's phone within five seconds", async () => {
      const parent = await guardian();
      const { child: number } = await add(parent);
      const { device } = await start(parent, number);
      await parent.call(of(endpoints.endChildDevice, number), {});
      await drawFor(parent, number);
      await untilRefused(device, undefined, "device-replaced");
    });

    test("is one at a time", async () => {
      const parent = await guardian();
      const { child: number } = await add(parent);
      const { device: first } = await start(parent, number);
      const { device: second } = await start(parent, number);
      await untilRefused(first, undefined, "device-replaced");
      await second.draw();
    });

    test("begins with a code that is good once, for three minutes and five tries, with the guardian's own number", async () => {
      const parent = await guardian();
      const { child: number } = await add(parent);
      const show = () => parent.call(of(endpoints.startChildDevice, number), {});
      const device = person("");
      const enter = (code: string, phone = parent.phone) => ({ phone, code });
      await device.refused(endpoints.startChildSession, enter("000000"), "code-expired");
      const stranger = await guardian("김도윤");
      const { code: expired } = await show();
      await device.refused(endpoints.startChildSession, enter(expired, stranger.phone), "code-expired");
      clock.advance(180_000);
      await device.refused(endpoints.startChildSession, enter(expired), "code-expired");
      const { code } = await show();
      const wrong = code === "123456" ? "654321" : "123456";
      const tries = await Promise.all(
        Array.from({ length: 12 }, async () => {
          const response = await device.send(endpoints.startChildSession, enter(wrong));
          return ((await response.json()) as { code: string }).code;
        }),
      );
      assert.equal(tries.filter((answer) => answer === "code-wrong").length, 5);
      assert.equal(tries.filter((answer) => answer === "code-tries-exceeded").length, 7);
      await device.refused(endpoints.startChildSession, enter(code), "code-tries-exceeded");
      const { code: fresh } = await show();
      await device.call(endpoints.startChildSession, enter(fresh));
      await person("").refused(endpoints.startChildSession, enter(fresh), "code-expired");
      const { rows } = await issuer.db.query("SELECT code FROM child_device_codes");
      assert.ok(rows.every((row) => row.code.length === 32));
    });

    test("follows the guardian's monthly verification", async () => {
      const parent = await guardian();
      const { child: number } = await add(parent);
      const { device, answer } = await start(parent, number);
      await issuer.db.query(
        "UPDATE accounts SET verified_until = verified_until + 30 WHERE verified_until IS NOT NULL",
      );
      const { verifiedUntil } = await device.call(endpoints.renewChildSession, {});
      assert.ok(verifiedUntil > answer.verifiedUntil);
      await device.draw();
    });
  });

  test("a withdrawing guardian's children draw no more, on any device", async () => {
    const parent = await guardian();
    const [{ child: here }, { child: there }] = [await add(parent), await add(parent, "홍둘째")];
    const { code } = await parent.call(of(endpoints.startChildDevice, there), {});
    const device = person("");
    await device.call(endpoints.startChildSession, { phone: parent.phone, code });
    await device.draw();
    const copy = copyOf(parent);
    await parent.call(endpoints.withdrawConsent, {});
    await untilRefused(copy, here, "device-replaced");
    await untilRefused(device, undefined, "device-replaced");
  });

  test("so are those of a guardian whose phone is another person's now", async () => {
    const parent = await guardian();
    const { child: number } = await add(parent);
    const { code } = await parent.call(of(endpoints.startChildDevice, number), {});
    const device = person("");
    await device.call(endpoints.startChildSession, { phone: parent.phone, code });
    clock.advance(60_000);
    const next = person("새주인", parent.phone);
    await next.enrol();
    await untilRefused(device, undefined, "device-replaced");
    assert.deepEqual(await next.call(endpoints.listChildren), { children: [] });
  });

  test("a guardian's new phone draws for the children, the former one does not", async () => {
    const parent = await guardian();
    const { child: number } = await add(parent);
    clock.advance(60_000);
    const next = person(parent.name, parent.phone);
    await next.enrol();
    await next.refused(endpoints.issuePass, { class: "live", child: number }, "child-not-found");
    await next.call(endpoints.listChildren);
    await drawFor(next, number);
    await untilRefused(parent, number, "device-replaced");
  });

  test("draws write nothing and ask nothing of the database but, later, the day, of child and guardian", async () => {
    const parent = await guardian();
    const { child: number } = await add(parent);
    const before = (await issuer.db.query("SELECT * FROM accounts WHERE number = $1", [number])).rows;
    await drawFor(parent, number);
    await drawFor(parent, number);
    assert.deepEqual((await issuer.db.query("SELECT * FROM accounts WHERE number = $1", [number])).rows, before);
    assert.doesNotMatch(issuer.logged(), /issuePass/);
    assert.equal((await parent.call(endpoints.getMyInformation)).lastPassDay, today(clock));
  });

  test("who is under 14 cannot enrol alone", async () => {
    const young = person("홍아이");
    const enrolment = young.enrolment(await young.receiveCode());
    await young.refused(endpoints.enrol, { ...enrolment, ofAge: false }, "guardian-needed");
    await young.call(endpoints.enrol, enrolment);
  });

  test("an order finds a child by its own name and its guardian's phone, and gives the guardian's phone", async () => {
    const parent = await guardian();
    const { child: number } = await add(parent);
    const [own, ofChild] = [await parent.draw(), await drawFor(parent, number)].map(({ pass }) => parsePass(pass)!);
    clock.advance(120_000);
    const order = await authority.order({
      kind: "passes-of-person",
      audience: "naver",
      scope: { name: "홍아이", phone: parent.phone, from: nowSeconds(clock) - 3600, to: nowSeconds(clock) },
      limits: { passes: 10_000 },
    });
    const body = { order: order.text };
    const { parts } = await person("").call(endpoints.disclosePasses, body);
    const items = await order.open<{ ids: string }>(parts, {
      party: "naver",
      kind: "passes-of-person",
      partyPublicKey: fromBase64url(issuer.publicKeys.signingKey)!,
      request: requestBytes(body),
    });
    const ids = items.map(({ ids: each }) => Buffer.from(each, "base64url").toString("hex")).join("");
    assert.ok(ids.includes(toHex(ofChild!.header.id)));
    assert.ok(!ids.includes(toHex(own!.header.id)));
  });

  test("turning 14 ends it on the day, and the young person enrols alone", async () => {
    const parent = await guardian();
    const eve = "2026-12-09";
    clock.set(midnight("2026-12-10") - 10_000);
    await issuer.jobs();
    const { child: number, ofAgeOn } = await add(parent, "홍다컸", "2012-12-10");
    const { child: little } = await add(parent, "홍막내");
    assert.equal(ofAgeOn, "2026-12-10");
    assert.equal(today(clock), eve);
    await drawFor(parent, number);
    clock.set(midnight("2026-12-10"));
    await parent.refused(endpoints.issuePass, { class: "live", child: number }, "child-of-age");
    await drawFor(parent, little);
    const grown = person("홍다컸");
    await grown.enrol();
    await grown.draw();
  });

  test("a child's own device stops on the fourteenth birthday too", async () => {
    const parent = await guardian();
    const { child: number } = await add(parent, "홍다컸", "2012-12-11");
    const { code } = await parent.call(of(endpoints.startChildDevice, number), {});
    const device = person("");
    await device.call(endpoints.startChildSession, { phone: parent.phone, code });
    await device.draw();
    clock.set(midnight("2026-12-11"));
    await device.refused(endpoints.issuePass, { class: "live" }, "child-of-age");
  });
});
