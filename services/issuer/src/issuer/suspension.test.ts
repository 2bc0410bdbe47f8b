import assert from "node:assert/strict";
import { rename, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { movableClock } from "@kipass/service-kit/clock";
import type { TestAuthority } from "@kipass/service-kit/test-authority";
import { until } from "@kipass/service-kit/testing-until";
import { certified, startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

describe("a suspended issuer", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  let issuer: TestIssuer;
  let authority: TestAuthority;
  let visitor: TestVisitor;
  let serial = 1;

  before(async () => {
    ({ issuer, authority } = await startWithAuthority(clock));
    visitor = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    await visitor.enrol();
  });
  after(() => issuer.close());

  /** The ministry's next edition, read by the issuer within two seconds. */
  const publish = async (state: "active" | "suspended") => {
    serial += 1;
    const text = authority.certificationText({ serial, issuers: [{ ...certified(issuer.publicKeys), state }] });
    await writeFile(`${issuer.certificationFile}.new`, text);
    await rename(`${issuer.certificationFile}.new`, issuer.certificationFile);
    await until(async () => (await visitor.call(endpoints.describeIssuer)).state === state, "the edition was read");
  };

  test("says so instead of making passes that no door takes, and goes on when it may again", async () => {
    await visitor.draw();
    await publish("suspended");
    await visitor.refused(endpoints.issuePass, { class: "live" }, "issuer-suspended");
    await visitor.refused(endpoints.issuePass, { class: "assisted" }, "issuer-suspended");
    await publish("active");
    await visitor.draw();
  });

  test("still shows people what it keeps, and is ready to answer orders", async () => {
    await publish("suspended");
    assert.equal((await visitor.call(endpoints.getMyInformation)).name, "홍길동");
    assert.equal((await fetch(`${issuer.url}/readyz`)).status, 200);
    await publish("active");
  });
});
