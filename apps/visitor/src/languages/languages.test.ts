import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { atTheDoor, later } from "../endpoints.ts";
import { further } from "./further.ts";
import type { PartName } from "./words.ts";

const src = join(import.meta.dirname, "..");
const parts: readonly ("first" | PartName)[] = ["first", "enrolment", "family", "me", "ways"];
const common = ["malformed-request", "rate-limited", "unavailable", "internal", "not-logged-in", "session-ended"];

for (const { code, name, words } of further) {
  describe(name, async () => {
    const said = (await Promise.all(parts.map(words))) as WithProblems[];

    it("has words for every catalogue of the app, each under one name", () => {
      const named = globSync("**/*.{ts,tsx}", { cwd: src })
        .map((file) => readFileSync(join(src, file), "utf8"))
        .flatMap((text) =>
          [...text.matchAll(/= catalogue\([\s\S]*?"(\w+)",?\s*\);\n/g)].map(([, catalogue = ""]) => catalogue),
        );
      const known = said.flatMap(Object.keys).filter((catalogue) => catalogue !== "problems");
      assert.equal(new Set(known).size, known.length);
      for (const catalogue of named) assert.ok(known.includes(catalogue), catalogue);
    });

    it("says what stands between a visitor and a pass in its own words", () => {
      for (const problem of [...common, "device-replaced", ...problemsOf(atTheDoor)])
        assert.ok(said[0]?.problems?.[problem], `${code}: ${problem}`);
    });

    it("says of everything else that can go wrong what it is", () => {
      const known = said.flatMap(({ problems = {} }) => Object.keys(problems));
      for (const problem of problemsOf(later)) assert.ok(known.includes(problem), `${code}: ${problem}`);
    });

    it("leaves no sentence empty and none in Korean but the names on Korean buttons", () => {
      for (const text of said.flatMap(sentences)) {
        assert.notEqual(text.trim(), "");
        assert.doesNotMatch(text.replace(/[(（][가-힣QR\d\s]+[)）]/g, ""), /[가-힣]/, text);
      }
    });
  });
}

interface WithProblems {
  problems?: Record<string, { title: string; next: string }>;
}

function problemsOf(endpoints: readonly { readonly problems: readonly string[] }[]): string[] {
  return endpoints.flatMap(({ problems }) => problems);
}

/** Every string in it; functions are asked with a number, which each can put in. */
function sentences(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return sentences(value(2, 3));
  if (Array.isArray(value)) return [value.join("")];
  return Object.values(value as object).flatMap(sentences);
}
