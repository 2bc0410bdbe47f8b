import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { endpoint } from "@kipass/contract/endpoint";
import Type from "typebox";
import { systemClock } from "../clock.ts";
import { createLog } from "../log.ts";
import { until } from "../testing-until.ts";
import { bind } from "./bind.ts";
import { createServer, type ServerOptions } from "./server.ts";

const log = createLog({ party: "issuer", process: "api", level: "silent" });

const create = (more: Partial<ServerOptions> = {}) =>
  createServer({ party: "issuer", clock: systemClock, log, origin: "http://127.0.0.1:4100", callers: {}, ...more });

const read = (name: string) =>
  endpoint({ name, method: "GET", path: `/v1/${name}`, callers: ["anyone"], response: Type.Object({}), problems: [] });

describe("server", () => {
  test("is alive at once and ready when it says so", async () => {
    let ready = false;
    const server = create({ ready: () => ready });
    assert.equal((await server.inject("/livez")).statusCode, 200);
    const reply = await server.inject("/readyz");
    assert.deepEqual([reply.statusCode, reply.json().code, reply.headers["retry-after"]], [503, "unavailable", "1"]);
    ready = true;
    assert.equal((await server.inject("/readyz")).statusCode, 200);
    await server.close();
  });

  test("asks browsers for encryption only where there is some", async () => {
    const server = create();
    assert.equal((await server.inject("/livez")).headers["strict-transport-security"], undefined);
    await server.close();
  });

  test("sheds load in order: first the rest, then the quiet endpoints, never the probes", async () => {
    const server = create({ quiet: ["hot"] });
    bind(server, read("hot"), () => ({}));
    bind(server, read("cold"), () => ({}));
    await server.ready();
    const statuses = async () => ({
      cold: (await server.inject("/v1/cold")).statusCode,
      hot: (await server.inject("/v1/hot")).statusCode,
      probe: (await server.inject("/livez")).statusCode,
    });
    await runLate(250, 1_000);
    assert.deepEqual(await statuses(), { cold: 200, hot: 200, probe: 200 }, "starting is no overload");
    await runLate(250);
    assert.deepEqual(await statuses(), { cold: 503, hot: 200, probe: 200 });
    const shed = await server.inject("/v1/cold");
    assert.equal(shed.json().code, "unavailable");
    assert.ok(Number(shed.headers["retry-after"]) >= 1);
    await runLate(900);
    assert.deepEqual(await statuses(), { cold: 503, hot: 503, probe: 200 });
    await until(async () => (await statuses()).cold === 200, "it answers everybody again");
    assert.deepEqual(await statuses(), { cold: 200, hot: 200, probe: 200 });
    await server.close();
  });

  /** Lets every turn of the event loop take that long, for two samples of the load. */
  async function runLate(msPerTurn: number, forMs = 2_400): Promise<void> {
    const end = performance.now() + forMs;
    while (performance.now() < end) {
      const turnEnd = performance.now() + msPerTurn;
      while (performance.now() < turnEnd);
      await delay(1);
    }
  }
});
