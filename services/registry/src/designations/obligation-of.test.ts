import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { nationalLists } from "@kipass/data/designations";
import { regions } from "@kipass/data/regions";
import { sectors } from "@kipass/data/sectors";
import { addDays } from "@kipass/protocol/day";
import fc from "fast-check";
import { obligationOf, type Rule, type Subject, touches } from "./obligation-of.ts";

const national: Rule[] = nationalLists.map(({ regions, sectors, from, graceUntil }, at) => ({
  id: at + 1,
  regions,
  sectors: sectors.map(({ sector, minAreaM2 = null, minCapacity = null }) => ({ sector, minAreaM2, minCapacity })),
  facilities: [],
  from,
  graceUntil,
  to: null,
}));
const pocha: Subject = { id: 1, sector: "hunting-pocha", region: "11680", areaM2: null, capacity: null };
const at = (day: string, facility = pocha, more: Partial<Parameters<typeof obligationOf>[1]> = {}) =>
  obligationOf(facility, { rules: national, releases: [], exemptions: [], levels: [], ...more }, day);

describe("the obligation of a facility", () => {
  test("follows the national lists by day: voluntary, announced, in grace, mandatory", () => {
    assert.deepEqual(at("2020-06-09"), { state: "coming", rule: 1, since: "2020-06-10", until: "2020-06-30" });
    assert.equal(at("2020-06-10").state, "grace");
    assert.equal(at("2020-06-30").state, "grace");
    assert.deepEqual(at("2020-07-01"), { state: "mandatory", rule: 1, since: "2020-06-10", until: null });
    assert.equal(at("2026-11-21", { ...pocha, sector: "cafe" }).state, "voluntary");
  });

  test("asks how large a restaurant is, in the capital area alone", () => {
    const restaurant = { ...pocha, sector: "restaurant" };
    assert.equal(at("2020-10-01", restaurant).state, "unclear");
    assert.equal(at("2020-10-01", { ...restaurant, areaM2: 149 }).state, "voluntary");
    assert.equal(at("2020-10-01", { ...restaurant, areaM2: 150 }).state, "mandatory");
    assert.equal(at("2020-10-01", { ...restaurant, areaM2: 900, region: "26110" }).state, "voluntary");
  });

  test("ends with a release or an exemption, and comes back after it", () => {
    const releases = [{ designation: 1, from: "2020-09-01", to: "2020-09-30" }];
    assert.equal(at("2020-08-31", pocha, { releases }).state, "mandatory");
    assert.equal(at("2020-09-30", pocha, { releases }).state, "released");
    assert.equal(at("2020-10-01", pocha, { releases }).state, "mandatory");
    const exemptions = [{ from: "2020-09-01", until: "2020-09-30" }];
    assert.deepEqual(at("2020-09-30", pocha, { exemptions }), {
      state: "exempt",
      rule: 1,
      since: "2020-06-10",
      until: "2020-09-30",
    });
    assert.equal(at("2020-10-01", pocha, { exemptions }).state, "mandatory");
  });

  test("rests while the alert level is below 경계", () => {
    const levels = [
      { fromDay: "2020-09-01", level: "주의" as const },
      { fromDay: "2020-10-01", level: "경계" as const },
    ];
    assert.equal(at("2020-08-31", pocha, { levels }).state, "mandatory");
    assert.equal(at("2020-09-15", pocha, { levels }).state, "not-collecting");
    assert.equal(at("2020-10-01", pocha, { levels }).state, "mandatory");
  });
});

const FIRST = "2020-06-01";
const dayArb = fc.integer({ min: 0, max: 400 }).map((n) => addDays(FIRST, n));
const subjectArb: fc.Arbitrary<Subject> = fc.record({
  id: fc.integer({ min: 1, max: 5 }),
  sector: fc.constantFrom(...sectors.slice(0, 4).map(({ code }) => code)),
  region: fc.constantFrom(...regions.filter(({ sigungu }) => sigungu !== "").map(({ code }) => code)),
  areaM2: fc.option(fc.integer({ min: 1, max: 300 })),
  capacity: fc.option(fc.integer({ min: 1, max: 600 })),
});
const ruleArb = fc
  .record({
    regions: fc.array(fc.constantFrom("all", "11", "11680", "26", "41"), { minLength: 1, maxLength: 3 }),
    sectors: fc.array(
      fc.record({
        sector: fc.constantFrom(...sectors.slice(0, 4).map(({ code }) => code)),
        minAreaM2: fc.option(fc.constant(150)),
        minCapacity: fc.option(fc.constant(300)),
      }),
      { maxLength: 3 },
    ),
    facilities: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 1 }),
    from: dayArb,
    graceDays: fc.option(fc.integer({ min: 0, max: 40 })),
    days: fc.option(fc.integer({ min: -1, max: 200 })),
  })
  .map(({ graceDays, days, ...rule }) => ({
    ...rule,
    graceUntil: graceDays === null ? null : addDays(rule.from, graceDays),
    to: days === null ? null : addDays(rule.from, days),
  }));
const rulesArb = fc
  .array(ruleArb, { maxLength: 6 })
  .map((rules) => rules.map((rule, n): Rule => ({ ...rule, id: n + 1 })));
const STRICTNESS = ["voluntary", "released", "coming", "unclear", "grace", "mandatory"];

describe("the obligation of any facility under any rules", () => {
  const none = { releases: [], exemptions: [], levels: [] };
  const strictness = (state: string) => STRICTNESS.indexOf(state);

  test("does not depend on the order of the rules", () => {
    fc.assert(
      fc.property(subjectArb, rulesArb, dayArb, (facility, rules, day) => {
        const forwards = obligationOf(facility, { ...none, rules }, day);
        assert.deepEqual(obligationOf(facility, { ...none, rules: rules.toReversed() }, day), forwards);
      }),
    );
  });

  test("never gets weaker by one more rule", () => {
    fc.assert(
      fc.property(subjectArb, rulesArb, ruleArb, dayArb, (facility, rules, one, day) => {
        const without = obligationOf(facility, { ...none, rules }, day);
        const within = obligationOf(facility, { ...none, rules: [...rules, { ...one, id: 99 }] }, day);
        assert.ok(strictness(within.state) >= strictness(without.state), `${without.state} became ${within.state}`);
      }),
    );
  });

  test("names a rule that touches the facility and is, or will be, in force", () => {
    fc.assert(
      fc.property(subjectArb, rulesArb, dayArb, (facility, rules, day) => {
        const { state, rule: id, since } = obligationOf(facility, { ...none, rules }, day);
        const rule = rules.find((one) => one.id === id);
        if (state === "voluntary") return assert.equal(rule, undefined);
        assert.ok(rule);
        assert.equal(since, rule.from);
        assert.equal(touches(rule, facility), state === "unclear" ? "unclear" : "yes");
        assert.ok(rule.to === null || rule.to >= (state === "coming" ? rule.from : day));
        assert.equal(rule.from > day, state === "coming");
      }),
    );
  });

  test("is none once it is released from every rule, and none on any day at 주의", () => {
    fc.assert(
      fc.property(subjectArb, rulesArb, dayArb, (facility, rules, day) => {
        const releases = rules.map(({ id }) => ({ designation: id, from: FIRST, to: null }));
        const released = obligationOf(facility, { ...none, rules, releases }, day).state;
        assert.ok(["voluntary", "released", "coming"].includes(released), released);
        const levels = [{ fromDay: "2020-01-01", level: "주의" as const }];
        assert.equal(obligationOf(facility, { ...none, rules, levels }, day).state, "not-collecting");
      }),
    );
  });

  test("an exemption turns what binds into exempt, and changes nothing else", () => {
    fc.assert(
      fc.property(subjectArb, rulesArb, dayArb, (facility, rules, day) => {
        const before = obligationOf(facility, { ...none, rules }, day);
        const after = obligationOf(facility, { ...none, rules, exemptions: [{ from: FIRST, until: day }] }, day);
        if (["mandatory", "grace"].includes(before.state)) assert.equal(after.state, "exempt");
        else assert.deepEqual(after, before);
      }),
    );
  });
});
