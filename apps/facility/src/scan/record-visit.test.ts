import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { passText } from "@kipass/protocol/pass";
import { Problem } from "@kipass/protocol/problem";
import { recordVisit, type Scan, type Send } from "./record-visit.ts";

const pass = passText(Uint8Array.from({ length: 88 }, (_, i) => (i === 0 ? 1 : i === 1 ? 0 : i)));
const scan: Scan = {
  pass,
  direction: "in",
  channel: "camera",
  clientAtMs: 0,
  clockOffsetMs: 0,
  idempotencyKey: "AAAAAAAAAAAAAAAAAAAAAA",
};
const recorded = { outcome: "recorded", passClass: "live", nowMs: 0 } as const;
const never = new Promise<never>(() => undefined);

/** Answers one call after the other and keeps what was sent. */
function registry(...answers: (Awaited<ReturnType<Send>> | Problem | typeof never)[]) {
  const sent: Scan[] = [];
  const send: Send = async (each) => {
    const given = answers[sent.length];
    sent.push(each);
    if (given instanceof Problem) throw given;
    return given ?? never;
  };
  return { send, sent };
}

async function passTime(ms: number) {
  for (let i = 0; i < ms; i += 100) {
    mock.timers.tick(100);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
}

describe("record visit", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  it("passes the registry's outcome on, asked once", async () => {
    const { send, sent } = registry(recorded);
    assert.deepEqual(await recordVisit(scan, send), { code: "recorded", passClass: "live" });
    await passTime(4000);
    assert.equal(sent.length, 1);
  });

  it("answers what is no pass without sending it", async () => {
    const { send, sent } = registry(recorded);
    for (const text of ["https://example.org", "8201", `${pass}0`, `9${pass.slice(1)}`]) {
      assert.equal((await recordVisit({ ...scan, pass: text }, send)).code, "not-a-pass");
    }
    assert.equal(sent.length, 0);
  });

  it("asks again for a lost answer, with the same bytes", async () => {
    const { send, sent } = registry(never, new Problem("unavailable"), recorded);
    const asked = recordVisit(scan, send);
    await passTime(2100);
    assert.equal((await asked).code, "recorded");
    assert.equal(sent.length, 3);
    assert.ok(sent.every((each) => each.idempotencyKey === scan.idempotencyKey));
  });

  it("takes the first answer even when it comes after a second question", async () => {
    let give: (value: typeof recorded) => void = () => undefined;
    const late = new Promise<typeof recorded>((resolve) => {
      give = resolve;
    });
    const { send, sent } = registry(late as never, never);
    const asked = recordVisit(scan, send);
    await passTime(1500);
    give(recorded);
    assert.equal((await asked).code, "recorded");
    await passTime(3000);
    assert.equal(sent.length, 2);
  });

  it("gives up after about three seconds, and is never green then", async () => {
    const silent = registry(never, never, never);
    const asked = recordVisit(scan, silent.send);
    await passTime(3300);
    assert.equal((await asked).code, "unavailable");
    const broken = registry(new Problem("internal"), new Problem("unavailable"), new Problem("internal"));
    const failing = recordVisit(scan, broken.send);
    await passTime(3300);
    assert.equal((await failing).code, "unavailable");
    assert.equal(broken.sent.length, 3);
  });

  it("says what a refusal means at the door, at once", async () => {
    const codeAfter = async (problem: Problem) => {
      const { send, sent } = registry(problem);
      const given = await recordVisit(scan, send);
      assert.equal(sent.length, 1);
      return given;
    };
    assert.equal((await codeAfter(new Problem("session-ended"))).code, "session-ended");
    assert.equal((await codeAfter(new Problem("not-logged-in"))).code, "session-ended");
    assert.equal((await codeAfter(new Problem("wrong-origin"))).code, "unavailable");
    const limited = await codeAfter(new Problem("rate-limited", { retryAfterSeconds: 12 }));
    assert.deepEqual([limited.code, limited.waitSeconds], ["rate-limited", 12]);
  });

  describe("on a device that can answer by itself", () => {
    const alone = (isDown = false) => {
      const asked: Scan[] = [];
      const answer = async (each: Scan) => {
        asked.push(each);
        return { code: "queued", passClass: "live" } as const;
      };
      return { asked, alone: { isDown, answer } };
    };

    it("asks it after a second and a half, with the same attempt, and then waits less", async () => {
      const { asked, alone: device } = alone();
      const { send, sent } = registry(never, never);
      const waiting = recordVisit(scan, send, device);
      await passTime(1400);
      assert.equal(asked.length, 0);
      await passTime(200);
      assert.equal((await waiting).code, "queued");
      assert.deepEqual(asked, [scan]);
      assert.equal(sent.length, 2);
      assert.equal(device.isDown, true);
      const next = recordVisit(scan, registry(never).send, device);
      await passTime(400);
      assert.equal((await next).code, "queued");
    });

    it("believes the registry as soon as it answers again, also a refusal", async () => {
      const { asked, alone: device } = alone(true);
      assert.equal((await recordVisit(scan, registry(recorded).send, device)).code, "recorded");
      assert.equal(device.isDown, false);
      assert.equal(
        (await recordVisit(scan, registry(new Problem("session-ended")).send, device)).code,
        "session-ended",
      );
      assert.equal((await recordVisit(scan, registry(new Problem("forbidden")).send, device)).code, "unavailable");
      assert.equal(asked.length, 0);
    });

    it("is not green when the device cannot say either", async () => {
      const asked = recordVisit(scan, registry(never, never).send, { isDown: false, answer: async () => undefined });
      await passTime(1600);
      assert.equal((await asked).code, "unavailable");
    });
  });
});
