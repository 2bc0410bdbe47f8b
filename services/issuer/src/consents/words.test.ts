import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addDays } from "@kipass/protocol/day";
import type { Session } from "../accounts/session.ts";
import { type ConsentText, consentTexts } from "./texts.ts";
import { agreedTo, changesOf, consentsDue, coversConsents, newestWords, wordsInForce } from "./words.ts";

const first = consentTexts;
const provision = first.find(({ kind }) => kind === "provision") as ConsentText;
const second: ConsentText = { ...provision, version: "2026-12-01", bindsFrom: "2026-12-10" };
const texts = [second, ...first];
const given = first.map(({ kind, version }) => ({ kind, version }));
const since = (first[0] as ConsentText).bindsFrom;

describe("the words of consents", () => {
  test("bind from their day on, one text for each kind", () => {
    const versions = (day: string) => wordsInForce(texts, day).map(({ kind, version }) => `${kind} ${version}`);
    assert.deepEqual(
      versions("2026-12-09").toSorted(),
      given.map(({ kind, version }) => `${kind} ${version}`).toSorted(),
    );
    assert.ok(versions("2026-12-10").includes("provision 2026-12-01"));
    assert.equal(versions("2026-12-10").length, 3);
    assert.equal(versions("2020-01-01").length, 3);
    assert.ok(newestWords(texts).includes(second));
  });

  test("are due once they are announced, and no longer once agreed to", () => {
    assert.equal(consentsDue(first, given), undefined);
    assert.deepEqual(consentsDue(texts, given), { bindsFrom: "2026-12-10", kinds: ["provision"] });
    assert.equal(consentsDue(texts, [...given, second]), undefined);
    assert.equal(consentsDue(texts, [])?.kinds.length, 3);
  });

  test("cover a draw until three days after new ones bind", () => {
    const session = (day: string) => ({ agreedTo: day }) as Session;
    const before = agreedTo(texts, given);
    const after = agreedTo(texts, [...given, second]);
    assert.deepEqual([before, after], [since, "2026-12-10"]);
    const changes = changesOf(texts);
    assert.equal(coversConsents(session(before), "2026-12-13", changes), true);
    assert.equal(coversConsents(session(before), "2026-12-14", changes), false);
    assert.equal(coversConsents(session(after), "2027-06-01", changes), true);
  });

  test("that are not all agreed to cover nothing", () => {
    assert.equal(agreedTo(texts, given.slice(1)), addDays(since, -1));
    assert.equal(agreedTo(texts, []), addDays(since, -1));
    // Who began after the change has agreed to the new words and never to the old ones.
    const late = newestWords(texts).map(({ kind, version }) => ({ kind, version }));
    assert.equal(agreedTo(texts, late), "2026-12-10");
  });
});
