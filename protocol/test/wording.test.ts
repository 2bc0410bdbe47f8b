import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { outcomes } from "@kipass/protocol/outcome";
import { Problem, type ProblemEntry, problemCodes, problems } from "@kipass/protocol/problem";

const entries = Object.entries(problems) as [string, ProblemEntry][];

describe("problems", () => {
  it("facts end in 하십시오체, requests in 해요체", () => {
    for (const [code, { ko }] of entries) {
      assert.match(ko.title, /니다\.$/, `${code}: ${ko.title}`);
      assert.match(ko.next, /세요\.$/, `${code}: ${ko.next}`);
    }
  });

  it("blame nobody and show no codes", () => {
    for (const [code, { ko, en }] of entries) {
      assert.doesNotMatch(`${ko.title} ${ko.next}`, /오류|실패|잘못|에러|삭제|!|을\(를\)|[가-힣]\(|[A-Z]{3,}\d/, code);
      assert.doesNotMatch(`${en.title} ${en.next}`, /error|fail|invalid|!/i, code);
    }
  });

  it("English says the same, whole", () => {
    for (const [code, { en }] of entries) {
      for (const sentence of [en.title, en.next]) assert.match(sentence, /^[A-Z][^가-힣]+\.$/, `${code}: ${sentence}`);
    }
  });

  it("have a status of their kind", () => {
    for (const [code, { status }] of entries) {
      assert.ok([400, 401, 403, 404, 409, 410, 413, 422, 429, 500, 503].includes(status), `${code}: ${status}`);
    }
  });

  it("carry code, status and fields", () => {
    const problem = new Problem("malformed-request", { fields: [{ path: "/phone", code: "bad-phone" }] });
    assert.ok(problem instanceof Error);
    assert.equal(problem.message, "malformed-request");
    assert.equal(problem.status, 400);
    assert.deepEqual(problem.fields, [{ path: "/phone", code: "bad-phone" }]);
    assert.equal(problemCodes.length, new Set(problemCodes).size);
  });
});

describe("outcomes", () => {
  it("only a recorded or kept visit is green", () => {
    const green = Object.entries(outcomes).filter(([, { shape }]) => shape === "pass");
    assert.deepEqual(
      green.map(([code]) => code),
      ["recorded", "queued"],
    );
  });
});
