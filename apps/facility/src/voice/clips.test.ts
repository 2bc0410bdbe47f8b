import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { cues } from "../scan/position-cue.ts";

// A device without a voice of its own must still say everything, and have it kept before the network goes.
describe("the clips that were made", () => {
  for (const language of ["ko", "en"]) {
    it(`say every cue in ${language}, each within 12 kB`, () => {
      for (const name of [...cues, "ready"]) {
        const bytes = statSync(join(import.meta.dirname, language, `${name}.mp3`)).size;
        assert.ok(bytes > 1000 && bytes <= 12_000, `${name}: ${bytes} bytes`);
      }
    });
  }
});
