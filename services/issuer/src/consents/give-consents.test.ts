import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { dayStart } from "@kipass/protocol/day";
import { movableClock } from "@kipass/service-kit/clock";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";
import { type ConsentText, consentTexts } from "./texts.ts";

const at = (day: string) => (dayStart(day) + 12 * 3600) * 1000;

describe("consents over time", () => {
  const clock = movableClock(at("2026-11-22"));
  const provision = consentTexts.find(({ kind }) => kind === "provision") as ConsentText;
  const changed: ConsentText = { ...provision, version: "2026-11-25", bindsFrom: "2026-12-05" };
  const answer = { kind: "provision" as const, version: "2026-11-25", agreed: true };
  let issuer: TestIssuer;
  let visitor: TestVisitor;
  let reluctant: TestVisitor;

  before(async () => {
    ({ issuer } = await startWithAuthority(clock, { texts: [...consentTexts, changed] }));
    visitor = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    reluctant = new TestVisitor(issuer, { name: "임꺽정", phone: "01087654321" });
    await visitor.enrol();
    await reluctant.enrol();
  });

  after(() => issuer.close());

  const goTo = async (day: string) => {
    clock.set(at(day));
    await issuer.jobs();
  };

  test("new words are announced days before they bind, with their full text, and nothing stops", async () => {
    const mine = await visitor.call(endpoints.getMyInformation);
    assert.deepEqual(mine.consentsDue, { bindsFrom: "2026-12-05" });
    const { due, consents } = await visitor.call(endpoints.listConsents);
    assert.deepEqual([due?.bindsFrom, due?.texts.map(({ kind }) => kind)], ["2026-12-05", ["provision"]]);
    assert.match(due?.texts[0]?.text.ko ?? "", /^네이버/);
    assert.equal(consents.length, 3);
    await visitor.draw();
  });

  test("only the asked words are agreed to, and all of them", async () => {
    const refused = (consents: object[], code: "consent-missing" | "consent-outdated") =>
      visitor.refused(endpoints.giveConsents, { consents } as never, code);
    await refused([], "consent-missing");
    await refused([{ ...answer, agreed: false }], "consent-missing");
    await refused([{ ...answer, version: provision.version }], "consent-outdated");
    assert.equal((await visitor.call(endpoints.listConsents)).consents.length, 3);
  });

  test("what was agreed to is kept beside what was agreed to before", async () => {
    clock.set(at("2026-11-26"));
    await visitor.call(endpoints.giveConsents, { consents: [answer] });
    const { due, consents } = await visitor.call(endpoints.listConsents);
    assert.equal(due, null);
    assert.deepEqual(consents[0], {
      kind: "provision",
      version: "2026-11-25",
      agreedOn: "2026-11-26",
      withdrawnOn: null,
    });
    assert.equal(consents.length, 4);
    const mine = await visitor.call(endpoints.getMyInformation);
    assert.deepEqual(
      mine.consents.map(({ kind, version }) => `${kind} ${version}`),
      ["collection 2026-11-21", "provision 2026-11-25", "location 2026-11-21"],
    );
    await visitor.call(endpoints.giveConsents, { consents: [answer] });
    assert.equal((await visitor.call(endpoints.listConsents)).consents.length, 4);
  });

  test("whoever has not decided draws for three more days, and then is told why not", async () => {
    await goTo("2026-12-05");
    await reluctant.draw();
    await goTo("2026-12-08");
    await reluctant.draw();
    await goTo("2026-12-09");
    await reluctant.refused(endpoints.issuePass, { class: "live" }, "consent-outdated");
    await reluctant.refused(endpoints.issueReservePasses, {}, "consent-outdated");
    await visitor.draw();
    await reluctant.call(endpoints.giveConsents, { consents: [answer] });
    await reluctant.draw();
  });

  test("who begins now is asked for the words in force, once", async () => {
    const { consents } = await visitor.call(endpoints.describeIssuer);
    assert.equal(consents.find(({ kind }) => kind === "provision")?.version, "2026-11-25");
    const late = new TestVisitor(issuer, { name: "김새로", phone: "01055556666" });
    await late.refused(endpoints.enrol, late.enrolment(await late.receiveCode()), "consent-outdated");
    const newest = consents.map(({ kind, version }) => ({ kind, version, agreed: true }));
    await late.call(endpoints.enrol, { ...late.enrolment(late.lastCode()), consents: newest });
    assert.equal((await late.call(endpoints.getMyInformation)).consentsDue, null);
    await late.draw();
  });

  test("a withdrawal is on record until the account is destroyed", async () => {
    await reluctant.call(endpoints.withdrawConsent, {});
    const { rows } = await issuer.db.query(
      "SELECT DISTINCT withdrawn_day AS day, count(*)::int AS n FROM consents WHERE withdrawn_day IS NOT NULL GROUP BY 1",
    );
    assert.deepEqual(rows, [{ day: "2026-12-09", n: 4 }]);
    const others = await visitor.call(endpoints.listConsents);
    assert.ok(others.consents.every(({ withdrawnOn }) => withdrawnOn === null));
  });
});
