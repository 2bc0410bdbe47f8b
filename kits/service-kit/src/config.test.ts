import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import {
  ConfigFault,
  choiceSetting,
  integerSetting,
  keySetting,
  optionalSetting,
  originSetting,
  readEnv,
  textSetting,
  urlSetting,
} from "./config.ts";

describe("settings", () => {
  const dir = mkdtempSync(join(tmpdir(), "kipass-config-"));
  after(() => rmSync(dir, { recursive: true }));

  const spec = {
    port: integerSetting("PORT", { min: 0, max: 65_535, fallback: 3000 }),
    level: choiceSetting("LOG_LEVEL", ["info", "debug"], { fallback: "info" }),
    database: urlSetting("DATABASE_URL", { protocols: ["postgres:", "postgresql:"], secret: true }),
    origin: originSetting("ORIGIN"),
    masterKey: keySetting("MASTER_KEY"),
    note: optionalSetting(textSetting("NOTE", { maxLength: 5 })),
  };
  const masterKey = Buffer.alloc(32, 7);
  const good = {
    DATABASE_URL: "postgres://scan:pw@127.0.0.1/registry",
    ORIGIN: "https://visit.example",
    MASTER_KEY: masterKey.toString("base64url"),
  };

  test("are read with their types, and fall back", () => {
    assert.deepEqual(readEnv(spec, { ...good, PORT: "8080" }), {
      port: 8080,
      level: "info",
      database: good.DATABASE_URL,
      origin: good.ORIGIN,
      masterKey,
      note: undefined,
    });
  });

  test("all faults are reported at once, each saying what to do", () => {
    const faulty = {
      PORT: "70000",
      LOG_LEVEL: "loud",
      ORIGIN: "https://visit.example/",
      MASTER_KEY: "short",
      NOTE: "too long",
    };
    assert.throws(
      () => readEnv(spec, faulty),
      (fault) => {
        assert.ok(fault instanceof ConfigFault);
        const lines = fault.message.split("\n");
        assert.equal(lines.length, 6);
        assert.match(fault.message, /PORT is "70000": use a whole number from 0 to 65535/);
        assert.match(fault.message, /DATABASE_URL is not set: set DATABASE_URL or DATABASE_URL_FILE/);
        return true;
      },
    );
  });

  test("faults do not repeat a secret", () => {
    const faulty = { ...good, DATABASE_URL: "mysql://me:hunter2@db", MASTER_KEY: "hunter2" };
    assert.throws(
      () => readEnv(spec, faulty),
      (fault) => !String(fault).includes("hunter2"),
    );
  });

  test("a secret may come from a file", () => {
    const path = join(dir, "master");
    writeFileSync(path, `${good.MASTER_KEY}\n`);
    const { MASTER_KEY: _, ...rest } = good;
    assert.deepEqual(readEnv(spec, { ...rest, MASTER_KEY_FILE: path }).masterKey, masterKey);
    assert.throws(() => readEnv(spec, { ...rest, MASTER_KEY_FILE: `${path}.not` }), /cannot be read/);
  });
});
