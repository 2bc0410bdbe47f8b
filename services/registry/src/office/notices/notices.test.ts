import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { signUp } from "../../testing-terminal.ts";

describe("notices to facilities", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;
  let gangnam: Awaited<ReturnType<typeof signUp>>;
  let same: Awaited<ReturnType<typeof signUp>>;
  let cafe: Awaited<ReturnType<typeof signUp>>;
  let mapo: Awaited<ReturnType<typeof signUp>>;
  const notice = { template: null, title: "현장점검 안내", body: "11월 25일부터 점검합니다.", bySms: false };

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
    gangnam = await signUp(registry, outside);
    clock.advance(120_000);
    same = await signUp(registry, outside, { managerPhone: gangnam.form.managerPhone });
    cafe = await signUp(registry, outside, { sector: "cafe" });
    mapo = await signUp(registry, outside, { region: "11440" });
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const unreadOf = async ({ manager }: typeof gangnam) => (await manager.send("GET", "/v1/notices")).body.unread;

  test("the preview says who gets it: the filter, never beyond the officer's region and sectors", async () => {
    const reached = async (facts: object, audience: object) => {
      const { send } = await officer(registry, url, clock, facts);
      const { body } = await send("POST", "/v1/notices/preview", { audience, title: "안내" });
      return body.facilities.map(({ id }: { id: number }) => id);
    };
    const [one, two, three, four] = [gangnam.facility, same.facility, cafe.facility, mapo.facility];
    assert.deepEqual(await reached({}, {}), [one, two, three]);
    assert.deepEqual(await reached({}, { region: "11440" }), [one, two, three]);
    assert.deepEqual(await reached({ region: "11" }, { region: "11440" }), [four]);
    assert.deepEqual(await reached({ region: "all" }, { region: "26" }), []);
    assert.deepEqual(await reached({}, { obligation: "mandatory" }), [one, two]);
    assert.deepEqual(await reached({}, { obligation: "voluntary" }), [three]);
    assert.deepEqual(await reached({}, { facilities: [three, four] }), [three]);
    assert.deepEqual(await reached({}, { activity: "recording" }), []);
    assert.deepEqual(await reached({}, { activity: "not-started", sectors: ["cafe"] }), [three]);
    assert.deepEqual(await reached({ sectors: ["cafe"] }, {}), [three]);
  });

  test("reaches the facility's own screen, unread until somebody there opens it, and no other facility", async () => {
    const { send } = await officer(registry, url, clock);
    const audience = { sectors: ["hunting-pocha"] };
    const sent = await send("POST", "/v1/notices", { ...notice, audience, recipients: 2 });
    assert.equal(sent.status, 200);
    assert.deepEqual([await unreadOf(gangnam), await unreadOf(cafe), await unreadOf(mapo)], [1, 0, 0]);
    const { body } = await gangnam.manager.send("GET", "/v1/notices");
    const { id, ...shown } = body.notices[0];
    assert.deepEqual(shown, {
      atMs: clock.nowMs(),
      office: "강남구 위생과",
      title: notice.title,
      body: notice.body,
      isRead: false,
    });
    assert.equal(await mapo.manager.code(`/v1/notices/${id}/reading`), "notice-not-found");
    assert.equal(await gangnam.manager.code(`/v1/notices/${id}/reading`), "");
    assert.equal(await unreadOf(gangnam), 0);
    const { body: seen } = await send("GET", `/v1/notices/${id}`);
    assert.equal(seen.notice.read, 1);
    assert.deepEqual(
      seen.facilities.map((one: { id: number; readOn: string | null }) => [one.id, one.readOn]),
      [
        [same.facility, null],
        [gangnam.facility, "2026-11-21"],
      ],
    );
    const other = await officer(registry, url, clock, { region: "11440" });
    assert.equal((await other.send("GET", `/v1/notices/${id}`)).body.code, "notice-not-found");
    assert.deepEqual((await other.send("GET", "/v1/notices")).body.notices, []);
  });

  test("goes by text message once to each number, with its delivery", async () => {
    const { send } = await officer(registry, url, clock);
    const { body } = await send("POST", "/v1/notices", { ...notice, audience: {}, bySms: true, recipients: 3 });
    assert.equal(body.messages, 2);
    await until(async () => {
      const { body: read } = await send("GET", `/v1/notices/${body.notice}`);
      return read.notice.delivery.delivered === 2;
    });
    assert.match(
      outside.lastTo(cafe.form.managerPhone),
      /^\[전자출입명부\] 강남구 위생과에서 알립니다\. 현장점검 안내/,
    );
    const { rows } = await registry
      .as("owner")
      .query("SELECT count(*) AS n FROM notice_messages WHERE notice = $1 AND attempts = 1", [body.notice]);
    assert.equal(rows[0].n, 2);
    assert.deepEqual((await send("POST", `/v1/notices/${body.notice}/retry`, {})).body, { messages: 0 });
  });

  test("is not sent to other than the officer saw, nor to nobody, nor with a lure in it", async () => {
    const { send } = await officer(registry, url, clock);
    const code = async (change: object) =>
      (await send("POST", "/v1/notices", { ...notice, audience: {}, recipients: 3, ...change })).body.code;
    assert.equal(await code({ recipients: 2 }), "audience-changed");
    assert.equal(await code({ audience: { sectors: ["cinema"] }, recipients: 0 }), "nobody-to-tell");
    assert.equal(await code({ bySms: true, title: "확인 evil.com/x" }), "message-characters");
    assert.equal(await code({ bySms: true, title: "안내 😀" }), "message-characters");
  });

  test("announces a designation by text message and in the app, once to each facility, whichever office sends it", async () => {
    const decider = await officer(registry, url, clock, { roles: ["decider"] });
    const rule = {
      title: "강남구 카페",
      basis: "강남구 고시",
      exceptions: "",
      from: "2026-11-21",
      graceUntil: null,
      to: null,
    };
    const { body: made } = await decider.send("POST", "/v1/designations", {
      ...rule,
      regions: ["11680"],
      sectors: [{ sector: "cafe", minAreaM2: null, minCapacity: null }],
      facilities: [],
    });
    const of = async () => {
      const { body } = await decider.send("GET", "/v1/designations");
      return body.designations.find(({ id }: { id: number }) => id === made.designation).announcement;
    };
    assert.equal(await of(), null);
    const audience = { designation: made.designation };
    const { body: seen } = await decider.send("POST", "/v1/notices/preview", { audience, title: notice.title });
    assert.deepEqual([seen.recipients, seen.phones, seen.facilities[0].id], [1, 1, cafe.facility]);
    assert.ok(seen.phonesLeft >= 1 && seen.phonesLeft <= 5_000);

    const announcing = { ...notice, audience, bySms: true, recipients: 1 };
    const wider = await officer(registry, url, clock, { region: "11" });
    const both = await Promise.all([decider, wider].map(({ send }) => send("POST", "/v1/notices", announcing)));
    assert.deepEqual(both.map(({ body }) => body.code ?? body.messages).toSorted(), [1, "nobody-to-tell"]);
    await until(async () => (await of()).delivery.delivered === 1);
    const { facilities, read } = await of();
    assert.deepEqual({ facilities, read }, { facilities: 1, read: 0 });
    const { body: obligation } = await decider.send("GET", `/v1/facilities/${cafe.facility}/obligation`);
    const { announcement } = obligation.rules.find(
      (one: { designation: { id: number } }) => one.designation.id === made.designation,
    );
    assert.equal(announcement.delivery.delivered, 1);

    const later = await signUp(registry, outside, { sector: "cafe" });
    const { body: next } = await decider.send("POST", "/v1/notices/preview", { audience, title: notice.title });
    assert.deepEqual(
      next.facilities.map(({ id }: { id: number }) => id),
      [later.facility],
    );
    const release = { designation: made.designation, to: null, reason: "위험도 낮음" };
    await decider.send("POST", `/v1/facilities/${later.facility}/releases`, release);
    const { body: spared } = await decider.send("POST", "/v1/notices/preview", { audience, title: notice.title });
    assert.equal(spared.recipients, 0);
    await registry.as("owner").query("UPDATE facilities SET status = 'closed' WHERE id = $1", [later.facility]);

    const elsewhere = await officer(registry, url, clock, { region: "11440" });
    assert.equal((await elsewhere.send("POST", "/v1/notices", announcing)).body.code, "designation-not-found");
  });

  test("messages that may have gone are never sent again by themselves, those that failed on request", async () => {
    const { send } = await officer(registry, url, clock);
    const { body } = await send("POST", "/v1/notices", { ...notice, audience: {}, recipients: 3 });
    const stuck = `INSERT INTO notice_messages (notice, facility, member, state, attempts, changed_ms)
      SELECT $1, facility, id, $3, 1, $4 FROM members WHERE facility = $2 AND role = 'manager'`;
    const own = registry.as("owner");
    await own.query("UPDATE notices SET message = 'x', messages = 2 WHERE id = $1", [body.notice]);
    await own.query(stuck, [body.notice, gangnam.facility, "sending", clock.nowMs() - 120_000]);
    await own.query(stuck, [body.notice, cafe.facility, "failed", clock.nowMs()]);
    const delivery = async () => (await send("GET", `/v1/notices/${body.notice}`)).body.notice.delivery;
    await until(async () => (await delivery()).unsure === 1);
    assert.deepEqual((await send("POST", `/v1/notices/${body.notice}/retry`, {})).body, { messages: 1 });
    await until(async () => (await delivery()).delivered === 1);
    assert.equal((await delivery()).unsure, 1);
  });

  test("an office sends so many messages a day and no more", async () => {
    const { send } = await officer(registry, url, clock);
    await registry.as("owner").query("UPDATE notice_messages SET attempts = 4999");
    const bySms = { ...notice, audience: {}, bySms: true, recipients: 3 };
    assert.equal((await send("POST", "/v1/notices", bySms)).body.code, "message-budget");
    assert.equal((await send("POST", "/v1/notices", { ...bySms, bySms: false })).status, 200);
  });

  test("what was sent cannot be changed by the office's role", async () => {
    const office = registry.as("registry_office");
    for (const statement of [
      "UPDATE notices SET title = ''",
      "DELETE FROM notices",
      "UPDATE notice_recipients SET read_ms = 0",
      "DELETE FROM notice_recipients",
      "DELETE FROM notice_messages",
    ])
      await assert.rejects(office.query(statement), { code: "42501" }, statement);
  });
});
