import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { further } from "./further.ts";
import type { PartName } from "./words.ts";

const src = join(import.meta.dirname, "..");
const parts: readonly ("first" | PartName)[] = ["first", "enrolment", "me", "ways"];
const common = ["malformed-request", "rate-limited", "unavailable", "internal", "not-logged-in", "session-ended"];

for (const { code, name, words } of further) {
  describe(name, async () => {
    const said = await Promise.all(parts.map(words));

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
      const first = said[0] as { problems: Record<string, { title: string; next: string }> };
      for (const problem of [...common, "not-verified", "device-replaced"])
        assert.ok(first.problems[problem]?.title && first.problems[problem]?.next, `${code}: ${problem}`);
    });

    it("leaves no sentence empty and none in Korean but the names on Korean buttons", () => {
      for (const text of said.flatMap(sentences)) {
        assert.notEqual(text.trim(), "");
        assert.doesNotMatch(text.replace(/[(（][가-힣QR\d\s]+[)）]/g, ""), /[가-힣]/, text);
      }
    });
  });
}

/** Every string in it; functions are asked with a number, which each can put in. */
function sentences(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return sentences(value(2, 3));
  if (Array.isArray(value)) return [value.join("")];
  return Object.values(value as object).flatMap(sentences);
}
