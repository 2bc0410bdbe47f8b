import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { firstDraw } from "./first-draw.ts";

const asking = (body: string) => new Request("https://issuer.example/v1/passes", { method: "POST", body });

describe("the pass asked for before the page asks", () => {
  function start() {
    let asked = 0;
    let now = 0;
    const network = (async () => new Response(`pass ${++asked}`)) as unknown as typeof fetch;
    return { draw: firstDraw(network, () => now), pass: (ms: number) => (now += ms), asked: () => asked };
  }
  const text = async (answer: Response | undefined) => answer?.text();

  it("answers the page once, without asking again", async () => {
    const { draw, asked } = start();
    assert.equal(await draw.take(asking('{"class":"live"}')), undefined);
    draw.begin();
    assert.equal(await text(await draw.take(asking('{"class":"live"}'))), "pass 1");
    assert.equal(await draw.take(asking('{"class":"live"}')), undefined);
    assert.equal(asked(), 1);
  });

  it("is for nobody who asks for something else", async () => {
    const { draw } = start();
    draw.begin();
    assert.equal(await draw.take(asking('{"class":"assisted"}')), undefined);
    assert.equal(await draw.take(asking('{"class":"live","child":3}')), undefined);
  });

  it("is given up when it has become old", async () => {
    const { draw, pass } = start();
    draw.begin();
    pass(2_000);
    assert.equal(await draw.take(asking('{"class":"live"}')), undefined);
  });
});
