import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { toBase64url, u32 } from "@kipass/protocol/bytes";
import { type Certification, passKeysOf } from "@kipass/protocol/certification";
import { EPOCH_INFO, epochAad } from "@kipass/protocol/epoch";
import { headerBytes } from "@kipass/protocol/pass";
import { sealVisit } from "@kipass/protocol/visit";
import { type HpkeKeyPair, hpkeKeyPair, hpkeSeal } from "@kipass/service-kit/hpke";
import { createLog } from "@kipass/service-kit/log";
import { primitives } from "@kipass/service-kit/primitives";
import { openFileVault, type Vault } from "@kipass/service-kit/vault/vault";
import { visitKeyName } from "../keys/visit-keys.ts";
import type { EpochItem, VisitItem } from "./answer-items.ts";
import { openVisits } from "./open-visits.ts";

const DAY = "2026-11-18";
const WEEK = "2026-11-16";
const AT_MS = Date.parse("2026-11-18T19:00:05+09:00");

describe("openVisits", () => {
  let dir: string;
  let vault: Vault;
  let working: HpkeKeyPair;
  let epochItem: EpochItem;
  const epochKey = randomBytes(32);
  const epoch = randomBytes(8);
  const id = randomBytes(16);
  const logged: string[] = [];

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "kipass-vault-"));
    const checks = new Map<string, Buffer>();
    vault = await openFileVault({
      dir,
      masterKey: randomBytes(32),
      checks: {
        load: async () => new Map(checks),
        put: async (name, check) => void checks.set(name, check),
        delete: async (name) => void checks.delete(name),
      },
    });
    working = hpkeKeyPair();
    await vault.create(visitKeyName(WEEK, "working"), working.privateKey);
    epochItem = await sealedEpoch(working.publicKey, WEEK);
  });
  after(() => rm(dir, { recursive: true }));

  async function sealedEpoch(publicKey: Uint8Array, week: string): Promise<EpochItem> {
    const aad = epochAad({ day: DAY, epoch, week, custodian: "working" });
    const sealed = toBase64url(hpkeSeal(publicKey, epochKey, { info: EPOCH_INFO, aad }));
    return { type: "epoch", day: DAY, epoch: toBase64url(epoch), week, working: sealed, escrow: sealed };
  }

  function sealedVisit(
    more: { keyId?: number; passClass?: 0 | 1; conflict?: boolean; late?: boolean } = {},
  ): VisitItem {
    const [tag, place, retry, counter] = [randomBytes(16), randomBytes(16), u32(7), 3];
    const { keyId = 1, passClass = 0, conflict = false, late = false } = more;
    const issuedAt = passClass === 1 ? Date.parse(`${DAY}T00:00:00+09:00`) / 1000 : Math.floor(AT_MS / 1000) - 5;
    const header = headerBytes({ class: passClass, keyId, issuedAt, id });
    const flags = { offline: false, late, implausible: false, sessionEnded: false, conflict: false };
    const content = {
      headerBytes: header,
      facility: 42,
      door: 1,
      atMs: AT_MS,
      direction: "out",
      channel: "camera",
      flags,
    } as const;
    const sealed = sealVisit(content, { day: DAY, tag, retry, place, epoch, counter }, epochKey, primitives);
    const [tagText, placeText, retryText, sealedText] = [tag, place, retry, sealed].map(toBase64url) as [
      string,
      string,
      string,
      string,
    ];
    const named = { tag: tagText, place: placeText, retry: retryText, sealed: sealedText, epoch: toBase64url(epoch) };
    return { type: "visit", day: DAY, ...named, counter, conflict };
  }

  const certification = () =>
    ({
      issuers: [
        {
          code: "naver",
          state: "active",
          passKeys: [{ keyId: 1, publicKey: toBase64url(randomBytes(32)), from: 0, until: 4_000_000_000 }],
        },
      ],
    }) as unknown as Certification;
  const open = (items: (EpochItem | VisitItem)[]) => {
    logged.length = 0;
    const destination = { write: (line: string) => void logged.push(line) };
    const log = createLog({ party: "authority", process: "test", level: "debug", destination });
    return openVisits({ vault, certification, log }, items);
  };

  it("opens a visit with its epoch's key and names the issuer by the pass's key", async () => {
    assert.equal(passKeysOf(certification()).get(1)?.issuer, "naver");
    const [visit] = await open([epochItem, sealedVisit()]);
    assert.deepEqual(
      { ...visit, header: "" },
      {
        facility: 42,
        door: 1,
        atMs: AT_MS,
        direction: "out",
        issuer: "naver",
        passId: toBase64url(id),
        header: "",
        flags: [],
      },
    );
    assert.equal(Buffer.from(visit?.header ?? "", "base64url").length, 24);
    assert.deepEqual(logged, []);
  });

  it("keeps what the registry flagged, inside the seal and outside, and reserve passes", async () => {
    const [visit] = await open([epochItem, sealedVisit({ passClass: 1, conflict: true, late: true })]);
    assert.deepEqual(visit?.flags.toSorted(), ["conflict", "late", "reserve"]);
  });

  it("leaves out and counts what it cannot read, and reads the rest", async () => {
    const moved = { ...sealedVisit(), day: "2026-11-19" };
    const edited = { ...sealedVisit(), counter: 4 };
    const elsewhere = { ...sealedVisit(), place: toBase64url(randomBytes(16)) };
    const foreign = sealedVisit({ keyId: 9 });
    const visits = await open([epochItem, moved, edited, elsewhere, foreign, sealedVisit()]);
    assert.equal(visits.length, 1);
    assert.match(logged.join(""), /"event":"visits-unreadable","count":4/);
  });

  it("cannot read an epoch of a week whose key is gone, or that was sealed to somebody else", async () => {
    const stranger = hpkeKeyPair();
    for (const item of [
      await sealedEpoch(working.publicKey, "2026-11-09"),
      await sealedEpoch(stranger.publicKey, WEEK),
    ]) {
      assert.deepEqual(await open([item, sealedVisit()]), []);
    }
  });
});
