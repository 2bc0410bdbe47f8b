import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readLog } from "@kipass/contract/disclosure";
import type { Endpoint } from "@kipass/contract/endpoint";
import * as endpoints from "@kipass/contract/issuer";
import { fromBase64url } from "@kipass/protocol/bytes";
import { parsePass } from "@kipass/protocol/pass";
import { movableClock } from "@kipass/service-kit/clock";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { createTestAuthority } from "@kipass/service-kit/test-authority";
import { TestVisitor } from "./test-visitor.ts";
import { startForTest, type TestIssuer } from "./testing.ts";

describe("issuer", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  const authority = createTestAuthority(clock);
  let issuer: TestIssuer;

  before(async () => {
    issuer = await startForTest({
      adminUrl: testServerUrl(),
      clock,
      certify: async () => ({ text: authority.certificationText(), root: authority.root }),
    });
  });

  after(() => issuer.close());

  test("enrol and draw", async () => {
    const visitor = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    assert.deepEqual(await visitor.enrol(), { verifiedUntil: "2026-12-21" });
    const { pass, issuedAt, expiresAt } = await visitor.draw();
    assert.equal(issuedAt, clock.nowMs() / 1000);
    assert.equal(expiresAt, issuedAt + 15);
    assert.ok(parsePass(pass));
  });
});
