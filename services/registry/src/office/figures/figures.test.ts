import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { readTable } from "@kipass/service-kit/spreadsheets/read-table";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { signUp, terminal } from "../../testing-terminal.ts";

describe("figures of an office", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;
  const own = (text: string, values: unknown[]) => registry.as("owner").query(text, values);
  const recorded = (facility: number, day: string, visits: number) =>
    own("INSERT INTO facility_days (facility, day, visits) VALUES ($1, $2, $3)", [facility, day, visits]);

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
    // 강남구: two that must, one of them silent, one that need not; 마포구: one that must.
    const [busy, silent, cafe, mapo] = [
      (await signUp(registry, outside)).facility,
      (await signUp(registry, outside)).facility,
      (await signUp(registry, outside, { sector: "cafe" })).facility,
      (await signUp(registry, outside, { region: "11440", sector: "karaoke" })).facility,
    ];
    await recorded(busy, "2026-11-15", 3);
    await recorded(busy, "2026-11-20", 40);
    await recorded(silent, "2026-11-14", 9);
    await recorded(cafe, "2026-11-21", 7);
    await recorded(mapo, "2026-11-13", 2);
    const entry = `INSERT INTO register_entries (region, sector, key, place, number, service, kind, name, address, lot_address, phone, state, match, taken_ms)
      VALUES ($1, $2, $3, '', '', '', '', $3, '', '', '', $4, 'none', 0)`;
    await own(entry, ["11680", "karaoke", "a", "operating"]);
    await own(entry, ["11680", "karaoke", "b", "closed"]);
    await own(entry, ["11680", "cafe", "c", "operating"]);
    await own(entry, ["26110", "karaoke", "d", "operating"]);
    await signUp(registry, outside, { businessNumber: null, sector: "cafe" });
    clock.advance(2 * 3_600_000);
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const rates = async (facts: Parameters<typeof officer>[3], query = "") => {
    const { send } = await officer(registry, url, clock, facts);
    return (await send("GET", `/v1/figures/rates${query}`)).body;
  };

  test("the target is who must keep the log: registered, or in the licence register alone", async () => {
    const { total, regions, sectors, voluntary, from, to } = await rates({});
    assert.deepEqual([from, to], ["2026-11-15", "2026-11-21"]);
    const gangnam = { target: 3, notInstalled: 1, silent: 1, recording: 1, recordingBefore: 1 };
    assert.deepEqual(total, gangnam);
    assert.deepEqual(regions, [{ region: "11680", ...gangnam }]);
    assert.deepEqual(voluntary, { facilities: 1, recording: 1 });
    assert.deepEqual(sectors.map((row: { sector: string; target: number }) => [row.sector, row.target]).sort(), [
      ["hunting-pocha", 2],
      ["karaoke", 1],
    ]);
  });

  test("a 시도 sees its 시군구, the ministry the 시도, and nobody more than theirs", async () => {
    const targets = ({ regions }: { regions: { region: string; target: number }[] }) =>
      Object.fromEntries(regions.map(({ region, target }) => [region, target]));
    assert.deepEqual(targets(await rates({ region: "11" })), { "11680": 3, "11440": 1 });
    assert.deepEqual(targets(await rates({ region: "all" })), { "11": 4, "26": 1 });
    assert.deepEqual(targets(await rates({ region: "all" }, "?of=11")), { "11680": 3, "11440": 1 });
    assert.deepEqual(targets(await rates({ region: "11440" }, "?of=26")), { "11440": 1 });
    assert.deepEqual(targets(await rates({ region: "all", sectors: ["karaoke"] })), { "11": 2, "26": 1 });
    assert.deepEqual(targets(await rates({ region: "11" }, "?sector=karaoke")), { "11680": 1, "11440": 1 });
  });

  test("a rule that is over, or never asked of them, takes facilities out of the target", async () => {
    await own("UPDATE designations SET to_day = '2026-11-20' WHERE code = '2020-06-10'", []);
    assert.equal((await rates({})).total.target, 0);
    await own("UPDATE designations SET to_day = NULL WHERE code = '2020-06-10'", []);
    assert.equal((await rates({})).total.target, 3);
  });

  test("sign-ups, activity and waiting times by day; fewer than five visits are not said", async () => {
    const { send } = await officer(registry, url, clock, { region: "11440" });
    const { body } = await send("GET", "/v1/figures/activity");
    assert.equal(body.days.length, 28);
    const of = (day: string) => body.days.find((one: { day: string }) => one.day === day);
    assert.deepEqual(of("2026-11-13"), { day: "2026-11-13", mandatory: 0, voluntary: 0, recording: 1, visits: null });
    assert.deepEqual(of("2026-11-21"), { day: "2026-11-21", mandatory: 1, voluntary: 0, recording: 0, visits: 0 });
    const gangnam = await officer(registry, url, clock);
    const { body: theirs } = await gangnam.send("GET", "/v1/figures/activity");
    assert.equal(theirs.days.find((one: { day: string }) => one.day === "2026-11-20").visits, 40);
    const { approvals } = theirs;
    assert.equal(approvals.waiting, 1);
    assert.ok(approvals.oldestMs >= 2 * 3_600_000);
    const { rows: facilities } = await own(
      "SELECT id AS facility, version FROM facilities WHERE status = 'waiting'",
      [],
    );
    await gangnam.send("POST", "/v1/facilities/approval", { facilities });
    const { body: later } = await gangnam.send("GET", "/v1/figures/activity");
    assert.equal(later.approvals.waiting, 0);
    assert.equal(later.approvals.oldestMs, null);
    assert.equal(later.approvals.decided, 1);
    assert.ok(later.approvals.medianDecidedMs >= 2 * 3_600_000);
  });

  test("a month that has not begun, or whose days are gone, is refused", async () => {
    const { send } = await officer(registry, url, clock);
    for (const [month = "", code = ""] of [
      ["2026-12", "bad-period"],
      ["2026-07", "bad-period"],
      ["2026-13", "malformed-request"],
    ])
      assert.equal((await send("GET", `/v1/figures/activity?month=${month}`)).body.code, code, month);
    const { body } = await send("GET", "/v1/figures/activity?month=2026-10");
    assert.deepEqual([body.from, body.to, body.days.length], ["2026-10-01", "2026-10-31", 31]);
  });

  test("an export says what the screen says, and who took it and why", async () => {
    const { send, id } = await officer(registry, url, clock, { region: "11" });
    const ask = { format: "xlsx", reason: "주간 보고" };
    const { body } = await send("POST", "/v1/figures/exports/regions", ask);
    const { header, rows } = await readTable(Buffer.from(body.bytes, "base64url"));
    assert.deepEqual(header.slice(0, 2), ["지역", "의무적용 대상"]);
    assert.deepEqual(
      new Map(rows.map(({ cells: [name, target] }) => [name, target])),
      new Map([
        ["강남구", "3"],
        ["마포구", "1"],
      ]),
    );
    const days = await send("POST", "/v1/figures/exports/days", { format: "csv", reason: "주간 보고" });
    assert.match(Buffer.from(days.body.bytes, "base64url").toString(), /"<5"/);
    const { rows: log } = await own("SELECT what, about, why FROM office_access_log WHERE officer = $1 ORDER BY id", [
      id,
    ]);
    assert.deepEqual(log, [
      { what: "exportFigures", about: "table=regions", why: "주간 보고" },
      { what: "exportFigures", about: "table=days", why: "주간 보고" },
    ]);
    assert.equal((await send("POST", "/v1/figures/exports/days", { format: "csv" })).body.code, "malformed-request");
  });

  test("the monthly report is a PDF of the same numbers", async () => {
    const { send } = await officer(registry, url, clock, { region: "11" });
    const { body } = await send("POST", "/v1/figures/reports/2026-11", { reason: "월간 보고" });
    assert.equal(body.name, "서울특별시-월간현황-2026-11.pdf");
    assert.equal(Buffer.from(body.bytes, "base64url").subarray(0, 5).toString(), "%PDF-");
  });

  test("everybody may know sums of the country that the jobs counted", async () => {
    await registry.jobs();
    const { body } = await terminal(registry).send("GET", "/v1/figures");
    assert.equal(body.days.length, 29);
    assert.equal(body.days.at(-1).day, "2026-11-21");
    assert.deepEqual(
      body.regions.map(({ region }: { region: string }) => region),
      ["11"],
    );
    assert.equal(body.countedMs, clock.nowMs());
  });
});
