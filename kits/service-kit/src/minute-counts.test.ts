import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { movableClock } from "./clock.ts";
import { createMinuteCounts } from "./minute-counts.ts";

describe("counts for operators", () => {
  test("show nothing of the minute that is under way, and all of it at once when it is over", async () => {
    const clock = movableClock(Date.parse("2026-11-21T12:00:10Z"));
    const counts = createMinuteCounts({ clock, party: "naver" });
    const empty = await counts.exposition();
    for (let second = 0; second < 45; second += 1) {
      clock.advance(1_000);
      counts.answered("issuePass", second % 3 === 0 ? 403 : 200);
      assert.equal(await counts.exposition(), empty);
      assert.deepEqual(counts.byEndpoint(), []);
    }
    clock.advance(10_000);
    assert.deepEqual(counts.byEndpoint(), [
      { endpoint: "issuePass", lastMinute: 45, total: 45, refused: 15, failed: 0 },
    ]);
    assert.match(
      await counts.exposition(),
      /kipass_answers_total\{endpoint="issuePass",result="refused",party="naver"\} 15/,
    );
    clock.advance(60_000);
    assert.equal(counts.byEndpoint()[0]?.lastMinute, 0);
  });

  test("know endpoints and kinds of results, and no other label", async () => {
    const clock = movableClock(0);
    const counts = createMinuteCounts({ clock, party: "naver" });
    counts.answered("enrol", 500);
    counts.gauge("kipass_days", "Days.", () => 7);
    clock.advance(60_000);
    const text = await counts.exposition();
    const labels = new Set([...text.matchAll(/(\w+)="/g)].map(([, name]) => name));
    assert.deepEqual([...labels].sort(), ["endpoint", "party", "result"]);
    assert.match(text, /kipass_days\{party="naver"\} 7/);
  });
});
