import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import { describeIssuer } from "../issuer/describe-issuer.ts";
import { checkConsents } from "./check-consents.ts";
import { consentTexts } from "./texts.ts";

const all = consentTexts.map(({ kind, version }) => ({ kind, version, agreed: true }));
const fails = (answers: Parameters<typeof checkConsents>[0], code: ProblemCode) =>
  assert.throws(
    () => checkConsents(answers, consentTexts),
    (error) => error instanceof Problem && error.code === code,
  );

const facts = {
  code: "naver",
  name: { ko: "네이버", en: "Naver" },
  renewals: 2,
  logIn: "sms" as const,
  proofs: [],
};

describe("consents", () => {
  test("all three, to the words in force, in any order", () => {
    checkConsents(all, consentTexts);
    checkConsents(all.toReversed(), consentTexts);
  });

  test("one missing, refused or answered twice is not consent", () => {
    for (const { kind } of all) {
      fails(
        all.filter((answer) => answer.kind !== kind),
        "consent-missing",
      );
      fails(
        all.map((answer) => (answer.kind === kind ? { ...answer, agreed: false } : answer)),
        "consent-missing",
      );
      fails([...all, ...all.filter((answer) => answer.kind === kind)], "consent-missing");
    }
    fails([], "consent-missing");
  });

  test("consent to other words is outdated", () => {
    fails(
      all.map((answer) => ({ ...answer, version: "2020-06-10" })),
      "consent-outdated",
    );
  });

  test("each text says, in both languages, what the law asks for", () => {
    const { consents } = describeIssuer(facts, consentTexts, "2026-11-21");
    assert.deepEqual(
      consents.map(({ kind }) => kind),
      ["collection", "provision", "location"],
    );
    for (const { text, title, summary } of consents) {
      for (const words of [/목적/, /항목/, /28일|역학조사가 끝나면/, /거부할 권리/, /수기명부/, /철회/, /네이버/])
        assert.match(text.ko, words);
      for (const words of [
        /[Pp]urpose/,
        /Items/,
        /28 days|investigation ends/,
        /may refuse/,
        /paper log/,
        /withdraw/,
        /Naver/,
      ]) {
        assert.match(text.en, words);
      }
      assert.doesNotMatch(text.ko + text.en, /\{issuer\}/);
      assert.ok(text.ko.length <= 4000 && text.en.length <= 4000 && title.ko && title.en && summary.ko && summary.en);
    }
  });
});
