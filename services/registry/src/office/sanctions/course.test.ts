import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ProcedureCode, StepCode } from "@kipass/data/sanctions";
import { checkDraft, courseOf, type Draft, dueAfter, type Entry } from "./course.ts";

const TODAY = "2026-11-20";
const facts = {
  occurredOn: "2026-11-10",
  dueOn: null,
  amount: null,
  facts: "-",
  isGrave: false,
  corrects: null,
  about: null,
};
const draft = (step: StepCode, more: Partial<Draft> = {}): Draft => ({ ...facts, step, ...more });
const entry = (id: number, step: StepCode, more: Partial<Entry> = {}): Entry => ({
  ...facts,
  id,
  step,
  verdict: "approve",
  effectiveOn: "2026-11-10",
  caseDueOn: null,
  ...more,
});
const next = (procedure: ProcedureCode, ...entries: Entry[]) => courseOf(procedure, entries).next;
const judged = (procedure: ProcedureCode, entries: Entry[], proposed: Draft, day = TODAY) => {
  try {
    checkDraft(procedure, courseOf(procedure, entries), proposed, day);
    return "fine";
  } catch (fault) {
    return (fault as { code: string }).code;
  }
};

describe("the course of a case", () => {
  const advance = entry(1, "advance", { dueOn: "2026-11-20", amount: 1_500_000, effectiveOn: "2026-11-09" });

  test("begins and goes on only as the procedure leads", () => {
    assert.deepEqual(next("operator-order"), ["guide", "correct", "ban", "accuse"]);
    assert.equal(judged("operator-fine", [], draft("impose", { amount: 1_000 })), "step-not-next");
    assert.equal(judged("operator-order", [entry(1, "close")], draft("ban", { dueOn: "2026-12-01" })), "step-not-next");
  });

  test("a draft that waits lets only what happens by itself be written down; one sent back counts for nothing", () => {
    assert.deepEqual(next("operator-fine", advance, entry(2, "impose", { verdict: null })), [
      "opinion",
      "paid",
      "served",
    ]);
    assert.ok(next("operator-fine", advance, entry(2, "impose", { verdict: "return" })).includes("impose"));
  });

  test("accusing at once is for the grave", () => {
    assert.equal(judged("operator-order", [], draft("accuse")), "step-not-next");
    assert.equal(judged("operator-order", [], draft("accuse", { isGrave: true })), "fine");
    assert.equal(judged("operator-order", [entry(1, "correct")], draft("accuse")), "fine");
  });

  test("nobody is fined before the law, nor more than it says", () => {
    const fine = (occurredOn: string, amount: number, procedure: ProcedureCode = "user-fine", day = "2020-08-14") =>
      judged(procedure, [], draft("advance", { occurredOn, amount, dueOn: "2020-09-01" }), day);
    assert.equal(fine("2020-08-11", 100_000), "step-not-in-force");
    assert.equal(fine("2020-08-12", 100_000), "fine");
    assert.equal(fine("2020-08-11", 100_000, "user-fine", "2020-08-11"), "step-not-in-force");
    assert.equal(fine("2020-08-12", 100_001), "bad-fine");
    assert.equal(fine("2020-08-12", 3_000_000, "operator-fine"), "fine");
    assert.equal(fine("2020-08-12", 3_000_001, "operator-fine"), "bad-fine");
  });

  test("an opinion may be given for ten days, counted from the day after, ending on no holiday", () => {
    const until = (dueOn: string, day: string) =>
      judged("operator-fine", [], draft("advance", { amount: 1, dueOn }), day);
    assert.equal(until("2026-11-30", "2026-11-20"), "fine");
    assert.equal(until("2026-11-29", "2026-11-20"), "step-too-early", "nine days");
    assert.equal(until("2026-11-22", "2026-11-12"), "step-too-early", "a Sunday");
    assert.equal(until("2026-11-23", "2026-11-12"), "fine");
  });

  test("a fine follows when that time is over, later when the notice came later", () => {
    const impose = draft("impose", { amount: 1_500_000 });
    assert.equal(judged("operator-fine", [advance], impose, "2026-11-20"), "step-too-early");
    assert.equal(judged("operator-fine", [advance], impose, "2026-11-21"), "fine");
    const served = entry(2, "served", { about: 1, occurredOn: "2026-11-16" });
    assert.equal(judged("operator-fine", [advance, served], impose, "2026-11-26"), "step-too-early");
    assert.equal(judged("operator-fine", [advance, served], impose, "2026-11-27"), "fine");
    assert.equal(
      judged("operator-fine", [advance], { ...impose, amount: 1_500_001 }, "2026-11-21"),
      "bad-fine",
      "more than was announced",
    );
  });

  test("deadlines follow from what happened", () => {
    const imposed = entry(2, "impose", { amount: 1_500_000 });
    const after = (entries: Entry[], one: Draft, day = TODAY) => dueAfter(courseOf("operator-fine", entries), one, day);
    assert.equal(after([advance], draft("impose", { amount: 1 }), "2026-11-23"), "2027-01-22", "sixty days");
    assert.equal(
      after([advance, imposed], draft("served", { about: 2, occurredOn: "2026-11-24" })),
      "2027-01-25",
      "a Saturday",
    );
    assert.equal(
      after([advance, imposed], draft("objection", { occurredOn: "2026-11-20" })),
      "2026-12-04",
      "fourteen days",
    );
    assert.equal(after([advance], draft("close")), null);
    assert.equal(after([], draft("correct", { dueOn: "2026-12-06" })), "2026-12-07", "a Sunday");
    assert.equal(after([], draft("ban", { dueOn: "2026-12-06" })), "2026-12-06", "a duty that lasts ends on its day");
  });

  test("a correction stands in the place of what it corrects, which stays to be read", () => {
    const wrong = entry(2, "opinion", { facts: "전화 의견" });
    const right = entry(3, "opinion", { facts: "서면 의견", corrects: 2 });
    const course = courseOf("operator-fine", [advance, wrong, right]);
    assert.deepEqual(
      course.standing.map(({ id }) => id),
      [1, 3],
    );
    assert.equal(judged("operator-fine", [advance, wrong, right], draft("opinion", { corrects: 2 })), "step-not-next");
    assert.equal(judged("operator-fine", [advance, wrong], draft("paid", { amount: 1, corrects: 2 })), "step-not-next");
  });

  test("service is written down once for each notice", () => {
    const served = entry(2, "served", { about: 1, occurredOn: "2026-11-16" });
    assert.equal(judged("operator-fine", [advance], draft("served", { about: 1 })), "fine");
    assert.equal(judged("operator-fine", [advance], draft("served", { about: 7 })), "malformed-request");
    assert.equal(judged("operator-fine", [advance, served], draft("served", { about: 1 })), "step-not-next");
    assert.equal(
      judged("operator-fine", [advance], draft("served", { about: 1, occurredOn: "2026-11-08" })),
      "malformed-request",
    );
  });
});
