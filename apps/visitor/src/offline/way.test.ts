import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wayOf } from "./way.ts";

const origin = "https://issuer.example";

describe("what the worker answers", () => {
  const way = (url: string, mode = "navigate", method = "GET") => wayOf({ method, mode, url: origin + url }, origin);

  it("pages and hashed files, never the API or another site", () => {
    assert.equal(way("/"), "door");
    assert.equal(way("/qr?lang=zh"), "door");
    assert.equal(way("/me"), "page");
    assert.equal(way("/assets/issuer-a.js", "cors"), "asset");
    assert.equal(way("/v1/passes", "cors", "POST"), "pass");
    assert.equal(way("/v1/reserve-passes", "cors", "POST"), "network");
    assert.equal(way("/v1/me", "cors"), "network");
    assert.equal(way("/v1/log", "navigate"), "network");
    assert.equal(way("/.well-known/kipass-issuer.json"), "network");
    assert.equal(wayOf({ method: "GET", mode: "cors", url: "https://else.example/assets/x.js" }, origin), "network");
  });
});
