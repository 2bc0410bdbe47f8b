import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { connect, type Database } from "../postgres/database.ts";
import { createTestDatabase, type TestDatabase } from "../postgres/test-database.ts";
import { postgresKeyChecks } from "./key-checks.ts";
import { checkOf, type KeyChecks, openFileVault, type Vault, VaultFault } from "./vault.ts";

const masterKey = Buffer.alloc(32, 1);
const newMasterKey = Buffer.alloc(32, 2);

describe("vault", () => {
  let server: TestDatabase;
  let db: Database;
  let checks: KeyChecks;
  let dir: string;

  before(async () => {
    server = await createTestDatabase({});
    db = connect(server.ownerUrl, { name: "test", max: 4 });
    await db.query(readFileSync(new URL("./key-checks.sql", import.meta.url), "utf8"));
    checks = postgresKeyChecks(db);
  });

  beforeEach(async () => {
    await db.query("TRUNCATE key_checks");
    dir = await mkdtemp(join(tmpdir(), "kipass-vault-"));
  });

  afterEach(() => rm(dir, { recursive: true }));

  after(async () => {
    await db.close();
    await server.drop();
  });

  const open = (options: { masterKey?: Buffer; previousMasterKey?: Buffer; checks?: KeyChecks } = {}): Promise<Vault> =>
    openFileVault({ dir, masterKey, checks, ...options });
  const files = async () => (await readdir(dir)).sort();
  const isFault = (words: RegExp) => (error: unknown) => error instanceof VaultFault && words.test(error.message);
  const cutShort = () => Promise.reject(new Error("the power went"));

  test("keeps keys over a restart, private on disk and unreadable without the master key", async () => {
    const vault = await open();
    const made = Buffer.from(await vault.create("tag/2026-11-21"));
    await vault.create("place/2026-11-21", Buffer.alloc(32, 9));
    assert.equal(made.length, 32);
    const again = await open();
    assert.deepEqual(again.key("tag/2026-11-21"), made);
    assert.equal(again.key("tag/2026-11-21"), again.key("tag/2026-11-21"));
    assert.deepEqual(again.names("tag/"), ["tag/2026-11-21"]);
    assert.equal(again.has("tag/2026-11-22"), false);
    for (const name of await files()) {
      assert.equal((await stat(join(dir, name))).mode & 0o777, 0o600);
      assert.equal((await readFile(join(dir, name))).includes(made), false);
    }
    await assert.rejects(open({ masterKey: newMasterKey }), isFault(/place\/2026-11-21, tag\/2026-11-21/));
  });

  test("the database knows 16 bytes of each key, by its name", async () => {
    const vault = await open();
    const key = await vault.create("tag");
    const { rows } = await db.query("SELECT name, check_value FROM key_checks");
    assert.deepEqual(rows, [{ name: "tag", check_value: checkOf("tag", key) }]);
    assert.equal(rows[0]?.check_value.length, 16);
    assert.notDeepEqual(checkOf("other", key), checkOf("tag", key));
  });

  test("a missing, changed or exchanged file stops the start", async () => {
    const vault = await open();
    await vault.create("a");
    await vault.create("b");
    const [a, b] = (await files()) as [string, string];
    const bytes = await readFile(join(dir, a));
    await rm(join(dir, a));
    await assert.rejects(open(), isFault(/missing or changed.*: a\./s));
    await writeFile(join(dir, a), await readFile(join(dir, b)));
    await assert.rejects(open(), isFault(/: a\./));
    await writeFile(join(dir, a), bytes.subarray(0, -1));
    await assert.rejects(open(), isFault(/: a\./));
    await writeFile(join(dir, a), bytes);
    await open();
  });

  test("never makes a new key by itself", async () => {
    const vault = await open();
    assert.throws(() => vault.key("tag"), isFault(/no key tag/));
  });

  test("creating again returns the key that is there, and refuses other bytes", async () => {
    const vault = await open();
    const made = await vault.create("tag");
    assert.equal(await vault.create("tag"), made);
    await assert.rejects(vault.create("tag", Buffer.alloc(32, 9)), isFault(/Other bytes/));
  });

  test("two processes creating one key end with the same key", async () => {
    const [one, two] = await Promise.all([open(), open()]);
    const [first, second] = await Promise.all([one.create("tag"), two.create("tag")]);
    assert.deepEqual(first, second);
    assert.deepEqual((await open()).key("tag"), first);
    assert.equal((await files()).length, 1);
  });

  test("a creation cut short before the database knew leaves no key, and its file goes after an hour", async () => {
    const vault = await open({ checks: { ...checks, put: cutShort } });
    await assert.rejects(vault.create("tag"), /the power went/);
    assert.equal((await files()).length, 1);
    const restarted = await open();
    assert.equal(restarted.has("tag"), false);
    const made = await restarted.create("tag");
    assert.equal((await files()).length, 2);
    for (const name of await files()) await utimes(join(dir, name), 0, 0);
    assert.deepEqual((await open()).key("tag"), made);
    assert.equal((await files()).length, 1);
  });

  test("destroying removes key, file and check value, once and for all", async () => {
    const vault = await open();
    const key = await vault.create("tag");
    await vault.destroy("tag");
    await vault.destroy("tag");
    assert.equal(vault.has("tag"), false);
    assert.deepEqual(key, Buffer.alloc(32), "also in memory");
    assert.deepEqual(await files(), []);
    assert.equal((await checks.load()).size, 0);
  });

  test("a destruction cut short is finished at the next start", async () => {
    const vault = await open({ checks: { ...checks, delete: cutShort } });
    await vault.create("tag");
    const [file] = (await files()) as [string];
    const sealed = await readFile(join(dir, file));
    await assert.rejects(vault.destroy("tag"), /the power went/);
    assert.notDeepEqual(
      await readFile(join(dir, `${file}.dying`)),
      sealed,
      "overwritten before anything else is deleted",
    );
    assert.equal((await open()).has("tag"), false);
    assert.deepEqual(await files(), []);
    assert.equal((await checks.load()).size, 0);
  });

  test("a destruction cut short after the check value went is finished too", async () => {
    const vault = await open();
    await vault.create("tag");
    const [file] = (await files()) as [string];
    await rename(join(dir, file), join(dir, `${file}.dying`));
    await checks.delete("tag");
    await open();
    assert.deepEqual(await files(), []);
  });

  test("a process that may not delete rows starts all the same, without the dying key", async () => {
    const jobs = await open({ checks: { ...checks, delete: cutShort } });
    await jobs.create("tag");
    await jobs.create("place");
    await assert.rejects(jobs.destroy("tag"), /the power went/);
    const scan = await open({ checks: { ...checks, delete: () => Promise.reject(new Error("permission denied")) } });
    assert.deepEqual(scan.names(""), ["place"]);
    assert.deepEqual((await open()).names(""), ["place"]);
    assert.equal((await checks.load()).size, 1);
  });

  test("a key destroyed while another process starts is no fault", async () => {
    const jobs = await open();
    await jobs.create("tag");
    let destroyed = false;
    const load = async () => {
      const known = await checks.load();
      if (!destroyed) await jobs.destroy("tag");
      destroyed = true;
      return known;
    };
    assert.deepEqual((await open({ checks: { ...checks, load } })).names(""), []);
  });

  test("a running process takes over what another created, destroyed or lost", async () => {
    const [jobs, scan] = await Promise.all([open(), open()]);
    const made = Buffer.from(await jobs.create("tag/1"));
    assert.equal(scan.has("tag/1"), false);
    await scan.refresh();
    assert.deepEqual(scan.key("tag/1"), made);
    await jobs.destroy("tag/1");
    await scan.refresh();
    assert.equal(scan.has("tag/1"), false);
    await jobs.create("tag/2");
    for (const name of await files()) await rm(join(dir, name));
    await assert.rejects(scan.refresh(), isFault(/tag\/2/));
  });

  test("the master key can be changed, and a change cut short is finished with both keys", async () => {
    const vault = await open();
    const made = Buffer.from(await vault.create("a"));
    await vault.create("b");
    const [oldFile] = (await files()) as [string];
    const oldBytes = await readFile(join(dir, oldFile));
    await vault.rotateMaster(newMasterKey);
    assert.deepEqual((await open({ masterKey: newMasterKey })).key("a"), made);
    await assert.rejects(open(), isFault(/a, b/));
    await writeFile(join(dir, oldFile), oldBytes);
    await assert.rejects(open({ masterKey: newMasterKey }), isFault(/: a\./));
    const both = await open({ masterKey: newMasterKey, previousMasterKey: masterKey });
    await both.rotateMaster(newMasterKey);
    assert.deepEqual((await open({ masterKey: newMasterKey })).key("a"), made);
  });

  test("names are short and plain", async () => {
    const vault = await open();
    for (const name of ["", "../up", "A", "a b", "a+b", "x".repeat(200)]) {
      await assert.rejects(vault.create(name), isFault(/cannot be called/));
    }
  });
});
