import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dayStart } from "@kipass/protocol/day";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { setFacilityStatus } from "../testing-facility-status.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { GOOD_PASSWORD, signUp, type Terminal, terminal } from "../testing-terminal.ts";

const START = Date.parse("2026-11-21T12:00:00+09:00");
const NEW_PLACE = { region: "11650", address: "서초대로 1", addressDetail: "2층", telephone: "02-555-0143" };

describe("managing a facility", () => {
  const clock = movableClock(START);
  let outside: Outside;
  let registry: RegistryUnderTest;

  before(async () => {
    outside = await openOutside(clock);
    const businessRegister = {
      kind: "table",
      states: { "2208162517": "ended", "1018100035": "unregistered", "1018100016": "paused" },
    } as const;
    registry = await startForTest({ clock, businessRegister, ...outside });
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const described = async (manager: Terminal) => (await manager.send("GET", "/v1/facility")).body;
  const history = async (manager: Terminal) => (await manager.send("GET", "/v1/facility/history")).body.changes;
  const whats = async (manager: Terminal) => (await history(manager)).map(({ what }: { what: string }) => what);
  const codeFor = async (phone: string, purpose: string) => {
    clock.advance(31_000);
    await terminal(registry).send("POST", "/v1/phone-codes", { phone, purpose });
    return outside.codeFor(phone);
  };
  const logIn = async (loginId: string, password = GOOD_PASSWORD) => {
    const device = terminal(registry);
    return { device, ...(await device.send("POST", "/v1/sessions", { loginId, password })) };
  };
  const addDoor = async (manager: Terminal, loginId: string) => {
    await manager.send("POST", "/v1/staff", { name: "정문", loginId, password: GOOD_PASSWORD });
    return (await logIn(loginId)).device;
  };
  const edit = (facts: object = {}) => ({
    name: "가온 헌팅포차",
    telephone: "02-555-0142",
    sector: "hunting-pocha",
    sectorDetail: null,
    areaM2: null,
    capacity: null,
    ...facts,
  });

  test("shows its facts, and no person", async () => {
    const { manager, form } = await signUp(registry, outside, { responsible: "infection-control", areaM2: 165 });
    const facts = await described(manager);
    assert.deepEqual(
      [facts.businessNumber, facts.responsible, facts.areaM2, facts.closures, facts.deletionRequest, facts.mayReopen],
      ["1234567891", "infection-control", 165, [], null, false],
    );
    assert.ok(!JSON.stringify(facts).includes(form.representative));
    assert.deepEqual(await whats(manager), ["signed-up"]);
  });

  test("a business that has ended is refused, one nobody knows waits for its municipality", async () => {
    const ended = await signUp(registry, outside, { businessNumber: "220-81-62517" });
    assert.equal(ended.body.code, "business-ended");
    const unknown = await signUp(registry, outside, { businessNumber: "101-81-00035" });
    assert.equal(unknown.body.facility.status, "waiting");
  });

  test("a business that is paused scans at once, and its managers are told what the tax office said", async () => {
    const { manager, body } = await signUp(registry, outside, { businessNumber: "101-81-00016" });
    assert.equal(body.facility.status, "active");
    assert.equal(await manager.scan(outside.pass()), "recorded");
    assert.equal((await described(manager)).businessState, "paused");
  });

  test("the tax office's answer is there to be asked for, the same whether or not the number is registered here", async () => {
    const stateOf = async (businessNumber: string) =>
      (await terminal(registry).send("POST", "/v1/businesses/state", { businessNumber })).body;
    const states = [];
    for (const number of ["101-81-00016", "2208162517", "1018100035", "1018100020", "1234567891"])
      states.push(await stateOf(number));
    assert.deepEqual(states, [
      { state: "paused" },
      { state: "ended" },
      { state: "unregistered" },
      { state: "unknown" },
      { state: "unknown" },
    ]);
    assert.equal((await stateOf("123-45-67890")).code, "bad-business-number");
  });

  describe("editing", () => {
    test("keeps who changed what, old and new, and only what differs", async () => {
      const { manager, form } = await signUp(registry, outside);
      clock.advance(1000);
      assert.equal(
        await manager.code("/v1/facility", edit({ name: "가온 포차", sector: "restaurant", areaM2: 150 })),
        "",
      );
      const changes = (await history(manager)).slice(0, 3);
      assert.deepEqual(
        changes.map(({ by, what, oldValue, newValue }: Record<string, unknown>) => [by, what, oldValue, newValue]),
        [
          [form.loginId, "areaM2", null, "150"],
          [form.loginId, "sector", "hunting-pocha", "restaurant"],
          [form.loginId, "name", "가온 헌팅포차", "가온 포차"],
        ],
      );
      assert.equal((await described(manager)).facility.name, "가온 포차");
      await manager.code("/v1/facility", edit({ name: "가온 포차", sector: "restaurant", areaM2: 150 }));
      assert.equal((await history(manager)).length, 4);
    });

    test("refuses what sign-up refuses", async () => {
      const { manager } = await signUp(registry, outside);
      for (const facts of [
        { name: "가\u0007" },
        { sector: "casino" },
        { sector: "other" },
        { telephone: "없음" },
        { areaM2: 0 },
      ])
        assert.equal(await manager.code("/v1/facility", edit(facts)), "malformed-request", JSON.stringify(facts));
      assert.equal((await history(manager)).length, 1);
    });

    test("the history is there to be added to alone", async () => {
      const manage = registry.as("registry_manage");
      for (const statement of ["UPDATE facility_history SET what = 'x'", "DELETE FROM facility_history"])
        await assert.rejects(manage.query(statement), { code: "42501" });
    });

    test("staff may do none of it", async () => {
      const { manager } = await signUp(registry, outside);
      const door = await addDoor(manager, "edit01");
      assert.equal(await door.code("/v1/facility", edit()), "forbidden");
      assert.equal((await door.send("GET", "/v1/facility/history")).body.code, "forbidden");
    });
  });

  describe("moving", () => {
    test("goes on under a new id with the same people; scanning after log-in counts there", async () => {
      const { manager, facility: before } = await signUp(registry, outside);
      const door = await addDoor(manager, "move01");
      assert.equal(await door.scan(outside.pass()), "recorded");
      await manager.send("POST", "/v1/facility/closures", { from: "2026-12-01", to: "2026-12-03", kind: "pause" });
      await manager.send("POST", "/v1/paper-books", { from: "2026-11-20", to: "2026-11-21", placeKept: "금고" });
      clock.advance(1000);
      const { body } = await manager.send("POST", "/v1/facility/move", NEW_PLACE);
      assert.notEqual(body.facility.id, before);
      assert.deepEqual([body.facility.region, body.facility.status], ["11650", "active"]);
      assert.equal((await described(manager)).address, "서초대로 1");
      assert.equal((await described(manager)).closures.length, 1);
      const [book, ...more] = (await manager.send("GET", "/v1/paper-books")).body.books;
      assert.deepEqual(more, []);
      const report = { destroyedOn: "2026-11-21", way: "shredded", destroyedBy: "김다온" };
      assert.equal(await manager.code(`/v1/paper-books/${book.id}/destruction`, report), "");
      await until(async () => (await door.scan(outside.pass())) === "session-ended");
      const again = await logIn("move01");
      assert.deepEqual([again.body.facility.id, again.body.member.door], [body.facility.id, 1]);
      assert.equal(await again.device.scan(outside.pass()), "recorded");
      assert.deepEqual((await whats(manager)).slice(0, 2), ["moved", "moved-away"]);
      assert.equal((await history(manager)).at(-1).facility, before);
      assert.equal(await manager.code("/v1/staff", { name: "후문", loginId: "move02", password: GOOD_PASSWORD }), "");
    });

    test("without a number the new place waits for its municipality", async () => {
      const { manager, facility } = await signUp(registry, outside, { businessNumber: null });
      await setFacilityStatus({ db: registry.as("registry_manage"), clock }, { facility, status: "active" });
      assert.equal((await whats(manager))[0], "status");
      const { body } = await manager.send("POST", "/v1/facility/move", NEW_PLACE);
      assert.equal(body.facility.status, "waiting");
    });

    test("to where it is, or where the business is already, is refused", async () => {
      const { manager, form } = await signUp(registry, outside);
      const same = {
        ...NEW_PLACE,
        region: form.region,
        address: form.address.replace("서울특별시 ", ""),
        addressDetail: "",
      };
      assert.equal(await manager.code("/v1/facility/move", same), "facility-exists");
      assert.equal((await described(manager)).facility.status, "active");
    });

    test("twice at once is done once", async () => {
      const { manager } = await signUp(registry, outside);
      const places = ["10", "20", "30"].map((number) => ({ ...NEW_PLACE, address: `서초대로 ${number}` }));
      const copies = places.map(() => terminal(registry, { text: manager.cookie() as string }));
      const codes = await Promise.all(
        places.map((place, index) => (copies[index] as Terminal).code("/v1/facility/move", place)),
      );
      assert.equal(codes.filter((code) => code === "").length, 1, codes.join());
    });

    test("visits keep the address they were made at: an order describes all of a lineage", async () => {
      const { manager, facility: before, form } = await signUp(registry, outside);
      const { body } = await manager.send("POST", "/v1/facility/move", { ...NEW_PLACE, address: "서초대로 77" });
      const after = body.facility.id;
      const from = Math.floor(clock.nowMs() / 1000) - 3600;
      const scope = { places: [{ facility: after, from, to: from + 3600 }] };
      const { jws: order } = await outside.order({ kind: "visits-at-place", scope, limits: { visits: 10 } } as never);
      for (const facilities of [[after], [before], [after, before]]) {
        const asked = await terminal(registry).send("POST", "/v1/disclosures/facilities", { order, facilities });
        assert.deepEqual(
          asked.body.facilities.map(({ id, address }: Record<string, unknown>) => [id, address]),
          [
            [before, form.address],
            [after, "서초대로 77"],
          ],
          `asked for ${facilities}`,
        );
      }
      const stranger = await signUp(registry, outside);
      const other = { order, facilities: [stranger.facility] };
      assert.equal(await terminal(registry).code("/v1/disclosures/facilities", other), "order-scope");
    });
  });

  describe("closing", () => {
    test("stops scanning, and reopening gives back what was", async () => {
      const { manager } = await signUp(registry, outside);
      assert.equal(await manager.code("/v1/facility/closing"), "");
      await until(async () => (await manager.scan(outside.pass())) === "facility-suspended");
      assert.equal((await described(manager)).mayReopen, true);
      assert.equal(await manager.code("/v1/facility/closing"), "facility-closed");
      assert.equal(await manager.code("/v1/facility", edit()), "facility-closed");
      assert.equal(await manager.code("/v1/facility/reopening"), "");
      await until(async () => (await manager.scan(outside.pass())) === "recorded");
      assert.equal(await manager.code("/v1/facility/reopening"), "facility-not-closed");
      assert.deepEqual((await whats(manager)).slice(0, 2), ["reopened", "closed"]);
    });

    test("is no way around an approval, a suspension or the municipality's own closing", async () => {
      const waiting = await signUp(registry, outside, { businessNumber: null });
      await waiting.manager.code("/v1/facility/closing");
      await waiting.manager.code("/v1/facility/reopening");
      assert.equal((await described(waiting.manager)).facility.status, "waiting");
      const { manager, facility } = await signUp(registry, outside);
      await manager.code("/v1/facility/closing");
      await setFacilityStatus({ db: registry.as("registry_manage"), clock }, { facility, status: "closed" });
      assert.equal(await manager.code("/v1/facility/reopening"), "facility-not-closed");
    });

    test("the place may be registered anew meanwhile, then it is not reopened", async () => {
      const { manager, form } = await signUp(registry, outside);
      await manager.code("/v1/facility/closing");
      assert.equal((await signUp(registry, outside, { address: form.address })).status, 200);
      assert.equal(await manager.code("/v1/facility/reopening"), "facility-exists");
    });
  });

  test("closed days are added, shown in order, cancelled and kept to a year", async () => {
    const { manager } = await signUp(registry, outside);
    const add = (from: string, to: string, kind = "holiday") =>
      manager.send("POST", "/v1/facility/closures", { from, to, kind });
    await add("2026-12-24", "2026-12-25");
    const { body } = await add("2026-11-20", "2026-11-30", "pause");
    assert.deepEqual(
      (await described(manager)).closures.map(({ from }: { from: string }) => from),
      ["2026-11-20", "2026-12-24"],
    );
    for (const [from, to] of [
      ["2026-11-19", "2026-11-20"],
      ["2026-12-02", "2026-12-01"],
      ["2026-12-01", "2027-12-31"],
      ["2026-02-30", "2026-12-01"],
    ] as const)
      assert.equal((await add(from, to)).body.code, "bad-closure", `${from} ${to}`);
    const cancel = `/v1/facility/closures/${body.closure.id}/cancellation`;
    const stranger = await signUp(registry, outside);
    assert.equal(await stranger.manager.code(cancel), "closure-not-found");
    assert.equal(await manager.code(cancel), "");
    assert.equal(await manager.code(cancel), "closure-not-found");
    assert.equal(await manager.code("/v1/facility/closed-weekdays", { weekdays: [0, 3, 3] }), "");
    assert.deepEqual((await described(manager)).closedWeekdays, [0, 3]);
    assert.equal(await manager.scan(outside.pass()), "recorded", "a closed day does not turn anybody away");
  });

  test("a deletion request is one at a time, names a facility of the same business, and is taken back", async () => {
    const { manager, form } = await signUp(registry, outside);
    const other = await signUp(registry, outside, { managerPhone: form.managerPhone, address: "테헤란로 500" });
    clock.advance(31_000);
    const twin = await signUp(registry, outside, { managerPhone: form.managerPhone, addressDetail: "별관" });
    const stranger = await signUp(registry, outside);
    assert.notEqual(other.status, 200, "a second message within thirty seconds");
    const ask = (duplicateOf: number | null) =>
      manager.code("/v1/facility/deletion-request", { duplicateOf, reason: "두 번 등록했습니다." });
    assert.equal(await ask(stranger.facility), "facility-not-found");
    assert.equal(await ask(twin.facility), "");
    assert.equal(await ask(null), "deletion-requested");
    assert.equal((await described(manager)).deletionRequest.state, "open");
    assert.equal(await manager.code("/v1/facility/deletion-request/taking-back"), "");
    assert.equal(await manager.code("/v1/facility/deletion-request/taking-back"), "deletion-not-requested");
    assert.equal(await ask(null), "");
  });

  describe("handing over", () => {
    const newOwner = (facts: object = {}) => ({
      ownPassword: GOOD_PASSWORD,
      businessNumber: "101-81-00016",
      responsible: "representative",
      representative: "새대표",
      phone: "01055550001",
      code: "",
      loginId: "newowner",
      password: "haru-2027-beot",
      ...facts,
    });

    test("ends the managers until now, keeps doors, and verifies the new one's phone", async () => {
      const { manager, form, facility } = await signUp(registry, outside);
      const door = await addDoor(manager, "hand01");
      const code = await codeFor("01055550001", "transfer");
      const wrong = code === "000000" ? "000001" : "000000";
      const given = terminal(registry, { text: manager.cookie() as string });
      assert.equal(await given.code("/v1/facility/transfer", newOwner({ code: wrong })), "code-wrong");
      assert.equal(
        await given.code("/v1/facility/transfer", newOwner({ code, ownPassword: "another-pw-1" })),
        "login-failed",
      );
      clock.advance(1000);
      const { body } = await given.send("POST", "/v1/facility/transfer", newOwner({ code }));
      assert.equal(body.facility.id, facility);
      assert.equal((await logIn(form.loginId)).body.code, "login-failed");
      await until(async () => (await manager.scan(outside.pass())) === "session-ended");
      assert.equal((await logIn("newowner", "haru-2027-beot")).status, 200);
      assert.equal((await described(given)).businessNumber, "1018100016");
      assert.equal(await door.scan(outside.pass()), "recorded");
      const [{ what, oldValue, newValue }] = await history(given);
      assert.deepEqual([what, oldValue, newValue], ["transferred", "1234567891", "1018100016"]);
    });

    test("to a business that has ended is refused before the code is used", async () => {
      const { manager } = await signUp(registry, outside);
      const code = await codeFor("01055550002", "transfer");
      const facts = { phone: "01055550002", code, loginId: "newowner2" };
      const ended = newOwner({ ...facts, businessNumber: "2208162517" });
      assert.equal(await manager.code("/v1/facility/transfer", ended), "business-ended");
      assert.equal(await manager.code("/v1/facility/transfer", newOwner(facts)), "");
    });
  });

  test("leaving ends every log-in, and the facts die with the last visits, those before a move too", async () => {
    const { manager, form, facility: first } = await signUp(registry, outside);
    const door = await addDoor(manager, "leave01");
    clock.advance(1000);
    const { body: moved } = await manager.send("POST", "/v1/facility/move", { ...NEW_PLACE, address: "서초대로 88" });
    await manager.send("POST", "/v1/paper-books", { from: "2026-11-20", to: "2026-11-21", placeKept: "금고" });
    assert.equal(await manager.code("/v1/facility/withdrawal", { ownPassword: "another-pw-1" }), "login-failed");
    const { body } = await manager.send("POST", "/v1/facility/withdrawal", { ownPassword: GOOD_PASSWORD });
    assert.equal(body.destroyedOn, "2026-12-20");
    for (const loginId of [form.loginId, "leave01"]) assert.equal((await logIn(loginId)).body.code, "login-failed");
    await until(async () => (await door.scan(outside.pass())) === "session-ended");
    const left = async () =>
      (await registry.as("owner").query("SELECT FROM facilities WHERE id IN ($1, $2)", [first, moved.facility.id]))
        .rowCount;
    const others = (await registry.as("owner").query("SELECT FROM facilities")).rowCount - 2;
    clock.set((dayStart("2026-12-20") - 1) * 1000);
    await registry.jobs();
    assert.equal(await left(), 2);
    clock.set(dayStart("2026-12-20") * 1000);
    await registry.jobs();
    assert.equal(await left(), 0);
    assert.equal((await registry.as("owner").query("SELECT FROM facilities")).rowCount, others);
    clock.set(START + 3_600_000);
  });
});
