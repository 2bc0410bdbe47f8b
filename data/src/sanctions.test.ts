import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  articlesOf,
  checksOf,
  isInForce,
  procedureCodes,
  procedureOf,
  type StepCode,
  stepCodes,
  stepOf,
} from "./sanctions.ts";

describe("steps against whoever does not keep the log", () => {
  test("fines begin with the amendment, whoever pays; damages of the law itself later", () => {
    for (const fine of ["operator-fine", "user-fine", "log-duty"] as const)
      assert.deepEqual([isInForce(fine, "2020-08-11"), isInForce(fine, "2020-08-12")], [false, true], fine);
    assert.deepEqual([isInForce("damages", "2021-03-08"), isInForce("damages", "2021-03-09")], [false, true]);
  });

  test("what a person has to check is said on the days it matters", () => {
    const told = (day: string) => checksOf(articlesOf("user-fine", "impose"), day).length;
    assert.deepEqual([told("2020-08-12"), told("2020-10-12"), told("2020-10-13")], [1, 1, 0]);
  });

  test("every step leads somewhere until the case is closed, and every case can be", () => {
    for (const code of procedureCodes) {
      const { leads } = procedureOf(code);
      const reached = new Set<StepCode>();
      const walk = (from: StepCode | "start") => {
        for (const next of leads[from] ?? []) {
          if (reached.has(next)) continue;
          reached.add(next);
          walk(next);
        }
      };
      walk("start");
      assert.ok(reached.has("close"), code);
      for (const step of reached) if (step !== "close") assert.ok((leads[step] ?? []).length > 0, `${code} ${step}`);
    }
  });

  test("a notice has an article to stand on and a sum has a limit", () => {
    for (const code of procedureCodes) {
      const { leads, amount } = procedureOf(code);
      for (const step of Object.values(leads).flat()) {
        if (stepOf(step).kind === "notice") assert.ok(articlesOf(code, step).length > 0, step);
        if (stepOf(step).asksAmount) assert.notEqual(amount, null, `${code} ${step}`);
      }
    }
    assert.ok(stepCodes.includes("served"));
  });
});
