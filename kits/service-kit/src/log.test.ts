import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { describe, test } from "node:test";
import { createLog, type LogLevel } from "./log.ts";

describe("log", () => {
  function capture(level: LogLevel) {
    const lines: string[] = [];
    const destination = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    return { log: createLog({ party: "registry", process: "scan", level, destination }), lines };
  }

  test("one JSON line per event, with party and process", () => {
    const { log, lines } = capture("info");
    log.info({ event: "started", port: 3000 });
    const { time, ...line } = JSON.parse(lines[0] as string);
    assert.deepEqual(line, { level: "info", party: "registry", process: "scan", event: "started", port: 3000 });
    assert.match(time, /^\d{4}-\d\d-\d\dT.*Z$/);
  });

  test("an error leaves its code and frames, never its message", () => {
    const { log, lines } = capture("info");
    const cause = Object.assign(new Error('invalid input: "01012345678"'), { code: "22P02" });
    log.error({ event: "internal-error", error: new TypeError("홍길동", { cause }) });
    const { error } = JSON.parse(lines[0] as string);
    assert.equal(error.name, "TypeError");
    assert.equal(error.cause.code, "22P02");
    assert.match(error.stack[0], /log\.test\.ts/);
    assert.doesNotMatch(lines[0] as string, /홍길동|01012345678/);
  });

  test("at level debug, for development, the message stays", () => {
    const { log, lines } = capture("debug");
    log.error({ event: "internal-error", error: new Error("column x does not exist") });
    assert.equal(JSON.parse(lines[0] as string).error.message, "column x does not exist");
  });

  test("says nothing below its level", () => {
    const { log, lines } = capture("warn");
    log.info({ event: "chatter" });
    assert.deepEqual(lines, []);
  });
});
