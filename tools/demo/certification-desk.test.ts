import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fromBase64url } from "@kipass/protocol/bytes";
import { type Certification, openCertification } from "@kipass/protocol/certification";
import { movableClock } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import { type Ministry, openMinistry } from "@kipass/testbed/ministry";
import { parties } from "../parties.ts";
import { certifyOfficers, certifyParties } from "./certification-desk.ts";

const key = (n: number) => Buffer.alloc(32, n).toString("base64url");

describe("the ministry's desk", () => {
  let folder: string;
  let requests: string;
  let ministry: Ministry;
  const clock = movableClock(Date.parse("2020-11-20T05:12:00Z"));

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kipass-desk-"));
    requests = join(folder, "requests");
    mkdirSync(requests);
    ministry = await openMinistry({ file: join(folder, "certification.json"), clock });
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
      baseUrl: `http://localhost:${4000 + party.port}`,
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

  it("certifies the key of an appointed officer, and of nobody else", async () => {
    writeFileSync(join(requests, "a.json"), JSON.stringify({ id: "appointed", publicKey: key(100) }));
    writeFileSync(join(requests, "b.json"), JSON.stringify({ id: "stranger", publicKey: key(101) }));
    writeFileSync(join(requests, "c.json"), "{");
    await certifyOfficers(ministry, clock, requests, new Set(["appointed"]));
    assert.deepEqual(
      certified().officers.map(({ id }) => id),
      ["appointed"],
    );
    assert.deepEqual(readdirSync(requests), []);
  });
});
