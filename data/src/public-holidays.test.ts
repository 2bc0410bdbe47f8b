import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isBusinessDay, periodEnd } from "./public-holidays.ts";

describe("periods of days", () => {
  test("do not count the day of the notice", () => {
    assert.equal(periodEnd("2020-08-14", 10), "2020-08-24");
  });

  test("that would end on a Saturday, a Sunday or a holiday end on the next business day", () => {
    assert.equal(periodEnd("2026-11-11", 10), "2026-11-23");
    assert.equal(periodEnd("2020-08-05", 10), "2020-08-18", "Saturday 08-15, Sunday, then the day given for it");
    assert.equal(
      periodEnd("2020-09-20", 10),
      "2020-10-05",
      "Chuseok runs into the National Foundation Day and a Sunday",
    );
  });

  test("an election day is no business day, the day after it is one", () => {
    assert.deepEqual(["2022-03-09", "2022-03-10"].map(isBusinessDay), [false, true]);
  });
});
