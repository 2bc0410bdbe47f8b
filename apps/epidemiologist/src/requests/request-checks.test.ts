import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CaseView } from "../api.ts";
import type { AskedOrder } from "./claims.ts";
import { checksOf } from "./request-checks.ts";

const view = { case: { from: 1000, to: 9000 }, visits: [], requests: [] } as unknown as CaseView;

function asking(audience: string, kind: string, scope: object, people?: number): AskedOrder {
  return {
    order: {},
    claims: { audience, kind, scope, limits: people === undefined ? {} : { people } },
  } as unknown as AskedOrder;
}

describe("checksOf", () => {
  test("finds a time outside the case's period, in a scope and in any of several places", () => {
    const inside = asking("naver", "passes-of-person", { from: 1000, to: 9000 });
    assert.equal(checksOf([inside], 1, view).withinPeriod, true);
    assert.equal(
      checksOf([inside, asking("registry", "visits-of-passes", { from: 999, to: 9000 })], 1, view).withinPeriod,
      false,
    );
    const places = {
      places: [
        { facility: 1, from: 2000, to: 3000 },
        { facility: 2, from: 8000, to: 9001 },
      ],
    };
    assert.equal(checksOf([asking("registry", "visits-at-place", places)], 1, view).withinPeriod, false);
  });

  test("lets a stay of the case run past the period's end", () => {
    const stayed = {
      ...view,
      visits: [{ enteredAt: 8000, leftAt: null, usualStayMinutes: 60 }],
    } as unknown as CaseView;
    const place = asking("registry", "visits-at-place", { places: [{ facility: 1, from: 8000, to: 11_600 }] });
    assert.equal(checksOf([place], 1, stayed).withinPeriod, true);
  });

  test("adds up the limits of names and finds a party asked twice", () => {
    const [naver, kakao] = ["naver", "kakao"].map((code) =>
      asking(code, "identities-of-passes", { from: 1000, to: 2000 }, 11),
    );
    assert.ok(naver && kakao);
    const checked = checksOf([naver, kakao], 1, view);
    assert.deepEqual([checked.people, checked.oncePerParty], [22, true]);
    assert.equal(checksOf([naver, naver], 1, view).oncePerParty, false);
  });

  test("counts what was approved before, not this request and not drafts", () => {
    const requests = [
      { id: 1, state: "approved" },
      { id: 2, state: "done" },
      { id: 3, state: "drafted" },
      { id: 4, state: "returned" },
    ];
    assert.equal(checksOf([], 1, { ...view, requests } as unknown as CaseView).approvedBefore, 1);
  });
});
