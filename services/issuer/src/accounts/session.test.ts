import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { addDays } from "@kipass/protocol/day";
import fc from "fast-check";
import { hasEnded, isVerified, mintSession, openSession, type Session } from "./session.ts";

const key = [randomBytes(32)];
const session: Session = {
  account: 7,
  generation: 3,
  verifiedUntil: "2026-12-21",
  usedOn: "2026-11-20",
  agreedTo: "2026-11-21",
  paused: false,
  children: [{ account: 8, generation: 5, ofAgeOn: "2030-05-05", usedOn: "2026-11-20" }],
};

describe("session", () => {
  test("opens to what was minted, for every account and number", () => {
    const number = fc.integer({ min: 0, max: 2 ** 48 - 1 });
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2000-01-01", days));
    const children = fc.array(
      fc.record({ account: number, generation: number, ofAgeOn: day, usedOn: day }, { noNullPrototype: true }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        number,
        number,
        day,
        day,
        fc.boolean(),
        children,
        (account, generation, verifiedUntil, usedOn, paused, children) => {
          const given = { account, generation, verifiedUntil, usedOn, agreedTo: verifiedUntil, paused, children };
          assert.deepEqual(openSession(mintSession(given, key), key), given);
        },
      ),
    );
  });

  test("no changed, cut or foreign token opens", () => {
    const token = mintSession(session, key);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === "A" ? "B" : "A";
      assert.equal(openSession(token.slice(0, at) + other + token.slice(at + 1), key), undefined);
    }
    assert.equal(openSession(token.slice(0, -1), key), undefined);
    assert.equal(openSession(mintSession(session, [randomBytes(32)]), key), undefined);
    assert.equal(openSession("", key), undefined);
  });

  test("ends before an unused account is destroyed", () => {
    assert.equal(hasEnded(session, "2026-12-17"), false);
    assert.equal(hasEnded(session, "2026-12-18"), true);
  });

  test("stays good for three days of grace at the door", () => {
    assert.equal(isVerified(session, "2026-12-21"), true);
    assert.equal(isVerified(session, "2026-12-24"), true);
    assert.equal(isVerified(session, "2026-12-25"), false);
  });
});
