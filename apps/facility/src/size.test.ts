import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

const dist = join(import.meta.dirname, "../dist");

// A facility begins in a hurry, often on a phone's own connection. Fonts, voice and the decoder's wasm come after the first screen.
describe("the app as it was built", () => {
  it("needs no more than 120 kB of scripts and styles in Brotli", () => {
    const files = globSync("{assets/*.{js,css},worker.js}", { cwd: dist });
    const bytes = files.reduce((sum, file) => sum + readFileSync(join(dist, `${file}.br`)).length, 0);
    assert.ok(files.length >= 4, `only ${files}`);
    assert.ok(bytes <= 120_000, `${bytes} bytes`);
  });

  it("can be installed, with icons that exist", () => {
    const manifest = JSON.parse(readFileSync(join(dist, "manifest.webmanifest"), "utf8"));
    const icons: { src: string; sizes: string }[] = [manifest, ...manifest.shortcuts].flatMap(({ icons }) => icons);
    for (const { src } of icons) assert.ok(existsSync(join(dist, src)), src);
    for (const size of ["192x192", "512x512"])
      assert.ok(
        icons.some(({ sizes }) => sizes === size),
        size,
      );
    assert.match(
      readFileSync(join(dist, "index.html"), "utf8"),
      /<link rel="manifest" href="\/manifest\.webmanifest">/,
    );
  });
});
