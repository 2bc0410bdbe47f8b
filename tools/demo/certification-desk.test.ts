import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fromBase64url } from "@kipass/protocol/bytes";
import { type Certification, openCertification } from "@kipass/protocol/certification";
import { movableClock } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import { type Ministry, openMinistry } from "@kipass/testbed/ministry";
import { parties, portOf } from "../parties.ts";
import { admitted, certifyOfficers, certifyParties } from "./certification-desk.ts";

const key = (n: number) => Buffer.alloc(32, n).toString("base64url");
const point = (n: number) => Buffer.alloc(65, n).fill(4, 0, 1).toString("base64url");

describe("the ministry's desk", () => {
  const seed = randomBytes(32);
  let folder: string;
  let requests: string;
  let ministry: Ministry;
  const clock = movableClock(Date.parse("2020-11-20T05:12:00Z"));

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kipass-desk-"));
    requests = join(folder, "requests");
    mkdirSync(requests);
    ministry = await openMinistry({ file: join(folder, "certification.json"), seed, clock });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function certified(): Certification {
    const text = readFileSync(ministry.file, "utf8");
    const opened = openCertification(text, fromBase64url(ministry.rootPublicKey) ?? new Uint8Array(), primitives);
    assert.ok(opened, "no party would read this certification");
    return opened;
  }

  const describeAll = () =>
    parties.map((party, n) => ({
      party,
      baseUrl: `http://localhost:${4000 + portOf(party)}`,
      keys: {
        signingKey: key(n + 1),
        ...(party.service === "issuer" ? { passKeys: [{ keyId: n + 1, publicKey: key(50 + n) }] } : {}),
        ...(party.service === "authority" ? { orderKeys: [{ kid: "1", publicKey: key(90) }] } : {}),
      },
    }));

  it("certifies every party, and keeps the period of a pass key it has certified before", async () => {
    await certifyParties(ministry, clock, describeAll());
    const first = certified();
    assert.deepEqual(
      first.issuers.map(({ code }) => code),
      ["naver", "kakao", "pass"],
    );
    clock.advance(40 * 86_400_000);
    await certifyParties(ministry, clock, describeAll());
    assert.equal(certified().serial, first.serial + 1);
    assert.deepEqual(certified().issuers, first.issuers);
  });

  it("leaves a suspended issuer suspended, and refuses an edition that no party would accept", async () => {
    await ministry.certify((now) => ({
      ...now,
      issuers: now.issuers.map((one) => ({ ...one, state: "suspended" as const })),
    }));
    await certifyParties(ministry, clock, describeAll());
    assert.deepEqual(new Set(certified().issuers.map(({ state }) => state)), new Set(["suspended"]));
    const { serial } = certified();
    const taken = {
      code: "toss",
      name: { ko: "토스", en: "Toss" },
      baseUrl: "http://localhost:4004",
      signingKey: key(1),
      safeNumberIssuer: 9,
    };
    await assert.rejects(
      ministry.certify((now) => admitted(now, { ...taken, passKeys: [{ keyId: 1, publicKey: key(70) }] }, clock)),
      /key id/,
    );
    assert.equal(certified().serial, serial);
  });

  it("keeps an issuer that another desk has admitted meanwhile", async () => {
    const other = await openMinistry({ file: ministry.file, seed, clock });
    const toss = {
      code: "toss",
      name: { ko: "토스", en: "Toss" },
      baseUrl: "http://localhost:4004",
      signingKey: key(1),
      safeNumberIssuer: 9,
    };
    await other.certify((now) => admitted(now, { ...toss, passKeys: [{ keyId: 70, publicKey: key(70) }] }, clock));
    await certifyParties(ministry, clock, describeAll());
    assert.ok(certified().issuers.some(({ code }) => code === "toss"));
  });

  it("certifies the key of an appointed officer, and of nobody else", async () => {
    writeFileSync(join(requests, "a.json"), JSON.stringify({ id: "appointed", publicKey: point(100) }));
    writeFileSync(join(requests, "b.json"), JSON.stringify({ id: "stranger", publicKey: point(101) }));
    writeFileSync(join(requests, "c.json"), "{");
    await certifyOfficers(ministry, clock, requests, new Set(["appointed"]));
    assert.deepEqual(
      certified().officers.map(({ id }) => id),
      ["appointed"],
    );
    assert.deepEqual(readdirSync(requests), []);
  });
});
