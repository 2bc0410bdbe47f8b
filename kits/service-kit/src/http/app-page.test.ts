import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { readAppPage } from "./app-page.ts";

const script = "console.log(1 < 2)";
const html = `<!doctype html><title>앱</title><script src="/a.js"></script><script type="module">${script}</script><style>a{}</style><p>${"입장".repeat(5000)}</p><!--boot--></body>`;

describe("an app's page", () => {
  for (const size of [0, 1, 65_000, 65_536, 200_000]) {
    test(`reads the same compressed, with ${size} bytes of boot facts`, () => {
      const page = readAppPage(html);
      const boot = { text: "가".repeat(size / 3) + "x".repeat(size % 3) };
      assert.equal(brotliDecompressSync(page.brotli(boot)).toString(), page.plain(boot));
      assert.match(page.plain(boot), /<script type="application\/json" id="boot">\{"text":/);
    });
  }

  test("compresses what is the same for everybody", () => {
    const page = readAppPage(html);
    assert.ok(page.brotli({}).length < 500);
  });

  test("names the hashes of what is written into it, and of nothing else", () => {
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const page = readAppPage(html);
    assert.deepEqual([page.scriptHashes, page.styleHashes], [[hash(script)], [hash("a{}")]]);
  });

  test("needs a place for its boot facts", () => {
    assert.throws(() => readAppPage("<!doctype html>"), /<!--boot-->/);
  });
});
