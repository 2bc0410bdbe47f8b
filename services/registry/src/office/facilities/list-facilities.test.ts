import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { signUp } from "../../testing-terminal.ts";

interface Listed {
  id: number;
  obligation: string;
}

describe("the list of facilities by obligation", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let handler: Awaited<ReturnType<typeof officer>>;
  const ids: Record<string, number> = {};

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    const { url } = await registry.startOffice();
    handler = await officer(registry, url, clock);
    const decider = await officer(registry, url, clock, { roles: ["decider"] });
    for (const name of ["mandatory", "released", "exempt"]) ids[name] = (await signUp(registry, outside)).facility;
    for (const [name, areaM2] of [
      ["grace", 100],
      ["voluntary", 99],
      ["unclear", null],
    ] as const)
      ids[name] = (await signUp(registry, outside, { sector: "cafe", businessNumber: null, areaM2 })).facility;
    await decider.send("POST", "/v1/designations", {
      title: "강남구 카페 지정",
      regions: ["11680"],
      sectors: [{ sector: "cafe", minAreaM2: 100, minCapacity: null }],
      facilities: [],
      from: "2026-11-21",
      graceUntil: "2026-11-30",
      to: null,
      basis: "강남구 고시 제2026-101호",
      exceptions: "",
    });
    const { rules } = (await decider.send("GET", `/v1/facilities/${ids.released}/obligation`)).body;
    for (const { designation } of rules)
      await decider.send("POST", `/v1/facilities/${ids.released}/releases`, {
        designation: designation.id,
        to: null,
        reason: "위험도가 낮다고 인정됨",
      });
    await registry.as("owner").query(
      `INSERT INTO exemptions (facility, kind, explanation, state, asked_by, asked_ms, from_day, until_day, reason, decided_by, decided_ms)
       VALUES ($1, 'no-network', '지하', 'granted', '김하늘', $2, '2026-11-20', '2027-05-20', '확인', '이가온', $2)`,
      [ids.exempt, clock.nowMs()],
    );
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const list = async (query = "") => (await handler.send("GET", `/v1/facilities${query}`)).body;

  test("every line says what holds today", async () => {
    const { facilities } = await list();
    const states = facilities.map(({ id, obligation }: Listed) => [obligation, id]);
    assert.deepEqual(Object.fromEntries(states), ids);
  });

  test("each state finds its own and counts no other", async () => {
    for (const [state, id] of Object.entries(ids)) {
      const { facilities, total, next } = await list(`?obligation=${state}`);
      assert.deepEqual(
        facilities.map((one: Listed) => one.id),
        [id],
        state,
      );
      assert.deepEqual([total, next], [1, null], state);
    }
    assert.deepEqual((await list("?obligation=not-collecting")).facilities, []);
    assert.equal((await list("?obligation=grace&sector=hunting-pocha")).total, 0);
    assert.equal((await handler.send("GET", "/v1/facilities?obligation=none")).status, 400);
  });

  test("pages go on where the last one ended, none twice and none left out", async () => {
    await registry.as("owner").query(
      `INSERT INTO facilities (name, status, status_changed_ms, representative, telephone, sector, region, address, address_detail, place,
         area_m2, signed_up_on)
       SELECT name, status, status_changed_ms, representative, telephone, CASE WHEN n % 2 = 0 THEN sector ELSE 'cafe' END, region,
         address, n || '호', place || n, 99, signed_up_on FROM facilities, generate_series(1, 500) n WHERE id = $1`,
      [ids.mandatory],
    );
    const first = await list("?obligation=mandatory");
    assert.deepEqual([first.facilities.length, first.total], [200, 251]);
    const second = await list(`?obligation=mandatory&after=${first.next}`);
    assert.deepEqual([second.facilities.length, second.total, second.next], [51, null, null]);
    const seen = [...first.facilities, ...second.facilities].map(({ id }: Listed) => id);
    assert.equal(new Set(seen).size, 251);
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => b - a),
    );
  });
});
