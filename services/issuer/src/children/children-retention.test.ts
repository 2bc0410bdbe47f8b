import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { addDays } from "@kipass/protocol/day";
import { movableClock, today } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { childConsents } from "../consents/child-consents.ts";
import { consentTexts } from "../consents/texts.ts";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

const midnight = (day: string) => Date.parse(`${day}T00:00:00+09:00`);

describe("how long a child is kept", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  let issuer: TestIssuer;

  before(async () => {
    ({ issuer } = await startWithAuthority(clock));
  });
  after(() => issuer?.close());

  const rows = async (table: string) => (await issuer.db.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n;
  const goTo = async (day: string, { drawnOn }: { drawnOn?: string } = {}) => {
    clock.set(midnight(day));
    if (drawnOn) await issuer.noted(drawnOn);
    await issuer.jobs();
  };

  test("a guardian's phone lives as long as the child's visits, and goes with them", async () => {
    const parent = new TestVisitor(issuer, { name: "나보호", phone: "01030009001" });
    await parent.enrol();
    const { child } = await parent.call(endpoints.addChild, {
      name: "나아이",
      birthDate: "2018-05-05",
      consents: childConsents(consentTexts, today(clock)).map(({ kind, version }) => ({ kind, version, agreed: true })),
    });
    const showing = {
      ...endpoints.startChildDevice,
      path: endpoints.startChildDevice.path.replace(":child", String(child)),
    };
    const { code } = await parent.call(showing, {});
    const device = new TestVisitor(issuer, { name: "", phone: parent.phone });
    await device.call(endpoints.startChildSession, { phone: parent.phone, code });
    await goTo("2026-12-01");
    await device.draw();
    // The guardian draws nothing more; the child's last visit is of 1 December.
    await goTo("2026-12-02", { drawnOn: "2026-12-01" });
    await goTo(addDays("2026-12-01", 28));
    assert.deepEqual([await rows("accounts"), (await rows("consents")) > 4], [2, true]);
    await goTo(addDays("2026-12-01", 29));
    assert.deepEqual([await rows("accounts"), await rows("consents")], [0, 0]);
    await until(async () => !(await device.send(endpoints.issuePass, { class: "live" })).ok, "it draws no more");
    await device.refused(endpoints.issuePass, { class: "live" }, "session-ended");
  });

  test("a code that was never entered is erased", async () => {
    const parent = new TestVisitor(issuer, { name: "다보호", phone: "01030009002" });
    await parent.enrol();
    const { child } = await parent.call(endpoints.addChild, {
      name: "다아이",
      birthDate: "2018-05-05",
      consents: childConsents(consentTexts, today(clock)).map(({ kind, version }) => ({ kind, version, agreed: true })),
    });
    const path = endpoints.startChildDevice.path.replace(":child", String(child));
    await parent.call({ ...endpoints.startChildDevice, path }, {});
    await issuer.jobs();
    assert.equal(await rows("child_device_codes"), 1);
    clock.advance(181_000);
    await issuer.jobs();
    assert.equal(await rows("child_device_codes"), 0);
  });
});
