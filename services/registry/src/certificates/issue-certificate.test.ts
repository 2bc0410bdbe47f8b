import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dayStart } from "@kipass/protocol/day";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { signUp, type Terminal } from "../testing-terminal.ts";

const DAY = "2026-11-21";

describe("issueCertificate", () => {
  const clock = movableClock((dayStart(DAY) + 43_200) * 1000);
  let outside: Outside;
  let registry: RegistryUnderTest;
  let manager: Terminal;
  let elsewhere: Terminal;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ manager } = await signUp(registry, outside));
    ({ manager: elsewhere } = await signUp(registry, outside));
    await manager.scan(outside.pass());
    await manager.scan(outside.pass());
    await elsewhere.scan(outside.pass());
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const issue = (from: string, to: string) => manager.send("POST", "/v1/certificates", { from, to });

  test("prints a PDF under a number that stays on record with its counts", async () => {
    const { status, body } = await issue("2026-10-25", DAY);
    assert.equal(status, 200);
    assert.match(body.reference, /^KI-20261121-[2-9A-HJ-NP-Z]{8}$/);
    assert.equal(Buffer.from(body.pdf, "base64url").subarray(0, 5).toString(), "%PDF-");
    const { body: own } = await manager.send("GET", "/v1/certificates");
    assert.deepEqual(own.certificates, [
      { reference: body.reference, from: "2026-10-25", to: DAY, visits: 2, issuedOn: DAY },
    ]);
    assert.deepEqual((await elsewhere.send("GET", "/v1/certificates")).body.certificates, []);
  });

  test("only for what is kept whole", async () => {
    assert.equal((await issue("2026-10-24", DAY)).body.code, "bad-period");
    assert.equal((await issue(DAY, "2026-11-22")).body.code, "bad-period");
    assert.equal((await issue(DAY, "2026-11-20")).body.code, "bad-period");
  });
});
