import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { brotliCompressSync } from "node:zlib";

const page = join(import.meta.dirname, "../dist/index.html");

// At a door the first code waits for this one document. With the boot facts and the first pass, half a kilobyte, it has to
// arrive in 25 kB. What is not needed for a code belongs into a part that is fetched later.
describe("the page as it was built", () => {
  it("stays within 24.5 kB of Brotli before the server adds what it knows", () => {
    const bytes = brotliCompressSync(readFileSync(page)).length;
    assert.ok(bytes <= 24_500, `${bytes} bytes`);
  });

  it("holds its script and style itself", () => {
    assert.doesNotMatch(readFileSync(page, "utf8"), /<script[^>]*\ssrc=|<link[^>]*stylesheet/);
  });
});
