import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { dayNumber, dayStart } from "@kipass/protocol/day";
import { requestHash } from "@kipass/protocol/disclosure";
import { EPOCH_INFO, epochAad } from "@kipass/protocol/epoch";
import { parsePass } from "@kipass/protocol/pass";
import { openVisit, placeOf, sealVisit, tagOf, type VisitContent } from "@kipass/protocol/visit";
import { openAnswer } from "@kipass/service-kit/answer";
import { movableClock } from "@kipass/service-kit/clock";
import { hpkeOpen } from "@kipass/service-kit/hpke";
import { requestBytes } from "@kipass/service-kit/order-desk";
import { primitives } from "@kipass/service-kit/primitives";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { type Ordered, type Outside, openOutside } from "../testing-outside.ts";
import { signUp, type Terminal, terminal } from "../testing-terminal.ts";
import { dayKeys } from "../visits/day-keys.ts";

const DAY = "2026-11-21";
const NOON = dayStart(DAY) + 12 * 3600;

interface EpochItem {
  type: "epoch";
  day: string;
  epoch: string;
  week: string;
  working: string;
  escrow: string;
}

interface VisitItem {
  type: "visit";
  day: string;
  tag: string;
  retry: string;
  place: string;
  epoch: string;
  counter: number;
  sealed: string;
  conflict: boolean;
}

describe("disclosures", () => {
  const clock = movableClock(NOON * 1000);
  let outside: Outside;
  let registry: RegistryUnderTest;
  let registryKey: Uint8Array;
  let pub: Terminal;
  let bar: { manager: Terminal; facility: number };
  let cafe: { manager: Terminal; facility: number };
  const authority = () => terminal(registry);

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    bar = await signUp(registry, outside);
    cafe = await signUp(registry, outside, { name: "다온 카페" });
    pub = bar.manager;
    const { body } = await authority().send("GET", "/.well-known/kipass-registry.json");
    registryKey = bytes(body.signingKey);
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const wholeDay = { from: dayStart(DAY), to: NOON + 3600 };
  const idOf = (pass: string) => parsePass(pass)?.header.id as Uint8Array;
  const passesBody = (passes: string[], day = DAY) => [{ day, ids: toBase64url(Buffer.concat(passes.map(idOf))) }];
  const ofPasses = (claims: object = {}, by?: string[]) =>
    outside.order({ kind: "visits-of-passes", scope: wholeDay, ...claims }, by);
  const atPlace = (places: { facility: number; from: number; to: number }[], claims: object = {}) =>
    outside.order({ kind: "visits-at-place", scope: { places }, limits: { visits: 100 }, ...claims });
  const ask = (order: Ordered, passes?: object[]) =>
    authority().send("POST", "/v1/disclosures/visits", { order: order.jws, ...(passes ? { passes } : {}) });
  const log = async () =>
    (await authority().send("GET", "/v1/log")).body.entries.map((line: string) => JSON.parse(line));

  test("of passes: the authority, and only it, reads where and when they were shown", async () => {
    const [mine, other] = [outside.pass(), outside.pass()];
    await pub.scan(mine);
    await cafe.manager.scan(other, { direction: "out" });
    const order = await ofPasses();
    const visits = await open(order, passesBody([mine, other, outside.pass()]));
    assert.deepEqual(
      visits
        .map(({ facility, direction, door, atMs, channel }) => ({ facility, direction, door, atMs, channel }))
        .sort(byFacility),
      [
        { facility: bar.facility, direction: "in", door: 0, atMs: NOON * 1000, channel: "camera" },
        { facility: cafe.facility, direction: "out", door: 0, atMs: NOON * 1000, channel: "camera" },
      ],
    );
    const [first] = visits.filter(({ facility }) => facility === bar.facility);
    assert.ok(first && Buffer.from(first.headerBytes.subarray(8)).equals(idOf(mine)));
  });

  test("a pass named twice counts once, and one that begins like another is another", async () => {
    const pass = outside.pass();
    await pub.scan(pass);
    const other = Buffer.from(idOf(pass));
    other[15] = (other[15] as number) ^ 1;
    const id = Buffer.from(idOf(pass));
    const passes = [
      { day: DAY, ids: toBase64url(Buffer.concat([id, other, id])) },
      { day: DAY, ids: toBase64url(id) },
    ];
    const found = await items(await ofPasses({ limits: { passes: 2, visits: 1 } }), passes);
    assert.equal(found.filter(({ type }) => type === "visit").length, 1);
    assert.equal((await ask(await ofPasses({ limits: { passes: 1, visits: 1 } }), passes)).body.code, "order-limit");
  });

  test("at a place: everybody of its whole hours, in and out, and nobody of elsewhere", async () => {
    const { manager, facility } = await signUp(registry, outside);
    clock.set((NOON - 3600) * 1000);
    await manager.scan(outside.pass());
    clock.set(NOON * 1000);
    await manager.scan(outside.pass());
    await manager.scan(outside.pass(), { direction: "out" });
    await pub.scan(outside.pass());
    const visits = await open(await atPlace([{ facility, from: NOON + 60, to: NOON + 120 }]));
    assert.deepEqual(visits.map(({ direction }) => direction).sort(), ["in", "out"]);
    assert.ok(visits.every((visit) => visit.facility === facility));
    assert.equal((await open(await atPlace([{ facility, from: NOON - 1, to: NOON + 1 }]))).length, 3);
  });

  test("at a place across midnight: found under the day of the pass's issue", async () => {
    const { manager, facility } = await signUp(registry, outside);
    clock.set((dayStart("2026-11-22") - 1) * 1000);
    const [evening, early] = [outside.pass(), outside.pass({ issuedAt: dayStart("2026-11-22") + 3 })];
    assert.equal(await manager.scan(early), "recorded");
    clock.advance(3_000);
    assert.equal(await manager.scan(evening), "recorded");
    const after = await open(
      await atPlace([{ facility, from: dayStart("2026-11-22"), to: dayStart("2026-11-22") + 60 }]),
    );
    assert.deepEqual(
      after.map(({ headerBytes }) => toBase64url(headerBytes.subarray(8))),
      [toBase64url(idOf(evening))],
    );
    const before = await open(
      await atPlace([{ facility, from: dayStart("2026-11-22") - 60, to: dayStart("2026-11-22") }]),
    );
    assert.deepEqual(
      before.map(({ headerBytes }) => toBase64url(headerBytes.subarray(8))),
      [toBase64url(idOf(early))],
    );
    clock.set(NOON * 1000);
  });

  test("conflicts come along, marked", async () => {
    const { facility } = await signUp(registry, outside);
    const pass = outside.pass();
    await pub.scan(pass);
    await storeConflict(pass, facility);
    const answer = await items(await ofPasses(), passesBody([pass]));
    const visits = answer.filter((item): item is VisitItem => item.type === "visit");
    assert.deepEqual(visits.map(({ conflict }) => conflict).sort(), [false, true]);
    const atTheOther = await items(await atPlace([{ facility, from: NOON, to: NOON + 1 }]));
    assert.deepEqual(
      atTheOther.map((item) => item.type === "visit" && item.conflict),
      [true],
    );
  });

  test("an answer is committed to the log, impersonally, before it leaves; the same request again is not counted again", async () => {
    const pass = outside.pass();
    await pub.scan(pass);
    const order = await ofPasses({ limits: { passes: 1, visits: 1 } });
    assert.equal((await ask(order, passesBody([pass]))).status, 200);
    assert.equal((await ask(order, passesBody([pass]))).status, 200);
    assert.equal((await ask(order, passesBody([outside.pass()]))).body.code, "order-limit");
    const entries = (await log()).filter(
      ({ reference }: { reference: string }) => reference === order.claims.reference,
    );
    assert.deepEqual(
      entries.map(({ kind }: { kind: string }) => kind),
      ["disclosure", "again", "refusal"],
    );
    assert.equal(entries[0].visits, 1);
    assert.equal(entries[2].problem, "order-limit");
    assert.ok(!JSON.stringify(entries).includes(toBase64url(idOf(pass))));
  });

  const refused: [code: string, ask: () => Promise<{ body: { code?: string } }>][] = [
    ["order-malformed", async () => authority().send("POST", "/v1/disclosures/visits", { order: "no.order.here" })],
    [
      "order-signature",
      async () => ask({ ...(await ofPasses()), jws: (await ofPasses()).jws.replace(/.{10}$/, "AAAAAAAAAA") }, []),
    ],
    ["order-not-approved", async () => ask(await ofPasses({}, ["kim"]), [])],
    ["order-not-approved", async () => ask(await ofPasses({}, ["kim", "kim"]), [])],
    ["order-audience", async () => ask(await ofPasses({ audience: "naver" }), [])],
    [
      "order-expired",
      async () =>
        ask(
          await ofPasses({
            issuedAt: NOON - 7200,
            expiresAt: NOON - 3600,
            scope: { from: NOON - 9000, to: NOON - 8000 },
          }),
          [],
        ),
    ],
    ["order-scope", async () => ask(await ofPasses(), passesBody([outside.pass()], "2026-11-20"))],
    ["order-scope", async () => ask(await ofPasses())],
    [
      "order-scope",
      async () =>
        ask(await atPlace([{ facility: bar.facility, from: NOON, to: NOON + 1 }]), passesBody([outside.pass()])),
    ],
    [
      "order-limit",
      async () =>
        ask(await ofPasses({ limits: { passes: 2, visits: 5 } }), passesBody([1, 2, 3].map(() => outside.pass()))),
    ],
    ["order-limit", async () => ask(await ofPasses({ limits: { passes: 2 } }), [])],
    [
      "order-limit",
      async () =>
        ask(await atPlace([{ facility: bar.facility, from: NOON - 7200, to: NOON + 3600 }], { limits: { visits: 1 } })),
    ],
    ["malformed-request", async () => ask(await ofPasses(), [{ day: DAY, ids: toBase64url(randomBytes(15)) }])],
  ];
  for (const [n, [code, asked]] of refused.entries()) {
    test(`${code} (${n}): refused, logged, nothing answered`, async () => {
      const entries = (await log()).length;
      const { body } = await asked();
      assert.equal(body.code, code);
      assert.ok(!("parts" in body));
      const added = (await log()).slice(entries);
      assert.deepEqual(
        added.map(({ kind, problem }: Record<string, unknown>) => ({ kind, problem })),
        [{ kind: "refusal", problem: code }],
      );
    });
  }

  test("facilities are described under the same orders, those at places only when named", async () => {
    const describeThem = (order: Ordered, facilities: number[]) =>
      authority().send("POST", "/v1/disclosures/facilities", { order: order.jws, facilities });
    const place = await atPlace([{ facility: cafe.facility, from: NOON, to: NOON + 1 }]);
    const { body } = await describeThem(place, [cafe.facility]);
    assert.equal(body.facilities[0].name, "다온 카페");
    assert.deepEqual(Object.keys(body.facilities[0]), [
      "id",
      "name",
      "sector",
      "region",
      "address",
      "addressDetail",
      "telephone",
    ]);
    assert.equal((await describeThem(place, [bar.facility])).body.code, "order-scope");
    assert.equal(
      (await describeThem(await ofPasses(), [bar.facility, cafe.facility, 99_999])).body.facilities.length,
      2,
    );
    assert.equal(
      (await describeThem(await ofPasses({ limits: { passes: 1, visits: 1 } }), [1, 2])).body.code,
      "order-limit",
    );
  });

  async function items(order: Ordered, passes?: object[]): Promise<(EpochItem | VisitItem)[]> {
    const { status, body } = await ask(order, passes);
    assert.equal(status, 200, body.code);
    const request = requestBytes({ order: order.jws, ...(passes ? { passes } : {}) } as { order: string });
    const context = {
      orderHash: order.hash,
      party: "registry",
      kind: order.claims.kind,
      requestHash: requestHash(request, primitives),
    };
    return openAnswer(body.parts, { ...context, privateKey: order.privateKey, partyPublicKey: registryKey });
  }

  /** As the authority: epochs with either custodian's private key, then each visit. */
  async function open(order: Ordered, passes?: object[]): Promise<VisitContent[]> {
    const keys = new Map<string, Uint8Array>();
    const visits: VisitContent[] = [];
    for (const item of await items(order, passes)) {
      if (item.type === "epoch") keys.set(item.epoch, await openEpoch(item));
      else visits.push(openItem(item, keys.get(item.epoch)));
    }
    return visits;
  }

  async function openEpoch({ day, epoch, week, working, escrow }: EpochItem): Promise<Uint8Array> {
    const opened = await Promise.all(
      Object.entries({ working, escrow }).map(([custodian, sealed]) => {
        const aad = epochAad({ day, epoch: bytes(epoch), week, custodian: custodian as "working" | "escrow" });
        const { privateKey } = outside.visitKeys(week)[custodian as "working" | "escrow"];
        return hpkeOpen(privateKey, bytes(sealed), { info: EPOCH_INFO, aad });
      }),
    );
    assert.ok(opened[0]?.equals(opened[1] as Buffer));
    return opened[0] as Uint8Array;
  }

  function openItem(
    { day, tag, retry, place, epoch, counter, sealed }: VisitItem,
    key: Uint8Array | undefined,
  ): VisitContent {
    assert.ok(key, "its epoch came first");
    const binding = { day, tag: bytes(tag), retry: bytes(retry), place: bytes(place), epoch: bytes(epoch), counter };
    const visit = openVisit(bytes(sealed), binding, key, primitives);
    assert.ok(visit, "the visit opens");
    return visit;
  }

  async function storeConflict(pass: string, facility: number): Promise<void> {
    const keys = dayKeys(registry.vault, DAY);
    assert.ok(keys);
    const place = placeOf({ facility, direction: "in", hour: NOON / 3600 }, keys.place, primitives);
    const row = {
      tag: tagOf(idOf(pass), keys.tag, primitives),
      retry: randomBytes(4),
      place,
      epoch: randomBytes(8),
      counter: 1,
    };
    const flags = { offline: true, late: false, implausible: false, sessionEnded: false, conflict: true };
    const content = {
      headerBytes: parsePass(pass)?.headerBytes as Uint8Array,
      facility,
      door: 1,
      atMs: NOON * 1000,
      direction: "in",
      channel: "camera",
      flags,
    } as const;
    const sealed = sealVisit(content, { day: DAY, ...row }, randomBytes(32), primitives);
    await registry
      .as("registry_scan")
      .query(
        `INSERT INTO conflicts_${dayNumber(DAY)} (tag, retry, place, epoch, counter, sealed) VALUES ($1, $2, $3, $4, $5, $6)`,
        [row.tag, row.retry, row.place, row.epoch, row.counter, sealed],
      );
  }
});

function bytes(text: string): Uint8Array {
  return fromBase64url(text) as Uint8Array;
}

function byFacility(a: { facility: number }, b: { facility: number }): number {
  return a.facility - b.facility;
}
