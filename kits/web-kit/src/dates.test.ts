import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import {
  dayAndTime,
  dayInProse,
  dayInTable,
  dayRange,
  dayWithWeekday,
  fullDay,
  minutesAndSeconds,
  seoulDay,
  timeOfDay,
  timeRange,
  weekday,
} from "./dates.ts";
import { lang } from "./i18n.ts";

const friday = Date.parse("2026-11-20T05:12:00Z");

describe("dates in Seoul", () => {
  afterEach(() => lang.set("ko"));

  it("turns over at Seoul's midnight", () => {
    assert.equal(seoulDay(Date.parse("2026-11-20T14:59:59Z")), "2026-11-20");
    assert.equal(seoulDay(Date.parse("2026-11-20T15:00:00Z")), "2026-11-21");
    assert.equal(seoulDay(Date.parse("2026-01-01T00:00:00Z")), "2026-01-01");
    assert.equal(timeOfDay(Date.parse("2026-11-20T15:00:00Z")), "00:00");
  });

  it("writes Korean as the screens do", () => {
    assert.equal(dayWithWeekday("2026-11-20"), "11월 20일 금요일");
    assert.equal(dayInProse("2026-12-19"), "12월 19일");
    assert.equal(weekday("2026-12-19"), "토요일");
    assert.equal(dayInTable("2026-11-05"), "11. 5.");
    assert.equal(fullDay("2026-11-20"), "2026. 11. 20.");
    assert.equal(dayAndTime(friday), "2026. 11. 20. 14:12");
  });

  it("writes English", () => {
    lang.set("en");
    assert.equal(dayWithWeekday("2026-11-20"), "Friday, November 20");
    assert.equal(dayInTable("2026-11-20"), "Nov 20");
    assert.equal(dayAndTime(friday), "Nov 20, 2026 14:12");
  });

  it("writes ranges with an en dash", () => {
    assert.equal(timeRange(friday, friday + 48 * 60_000), "14:12–15:00");
    assert.equal(timeRange(friday, friday + 10 * 3_600_000), "11. 20. 14:12 – 11. 21. 00:12");
    assert.equal(dayRange("2026-11-20", "2026-11-22"), "11. 20.–11. 22.");
    assert.equal(dayRange("2026-11-20", "2026-11-20"), "11. 20.");
  });

  it("counts down in minutes and seconds", () => {
    assert.equal(minutesAndSeconds(180), "3:00");
    assert.equal(minutesAndSeconds(65), "1:05");
  });
});
