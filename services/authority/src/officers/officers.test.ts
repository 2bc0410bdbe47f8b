import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { toBase64url } from "@kipass/protocol/bytes";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";
import { FRIDAY, openTown, PASSWORD, type TestOfficer, type Town } from "../stand-ins/town.ts";
import { proofMessage } from "./register-officer-key.ts";
import { SESSION_SECONDS } from "./session.ts";

const code = (expected: string) => ({ code: expected });

describe("officers", () => {
  let town: Town;
  let seo: TestOfficer;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator");
  });
  after(() => town.close());

  const logIn = (loginId: string, password: string) => town.browser().logIn({ body: { loginId, password } });

  it("log in with their password, and are told who they are", async () => {
    const { officer } = await logIn("seoyeon", PASSWORD);
    assert.deepEqual(officer, {
      id: seo.id,
      name: "이서연",
      title: "역학조사관",
      role: "investigator",
      region: "00000",
      key: "none",
      publicKey: null,
    });
    assert.deepEqual(await seo.client.describeOfficer(), { officer, absent: false, deputyFor: [], nowMs: FRIDAY });
  });

  it("are refused alike with a wrong password and an unknown id", async () => {
    await assert.rejects(logIn("seoyeon", "wrong"), code("login-failed"));
    await assert.rejects(logIn("nobody", PASSWORD), code("login-failed"));
    for (const odd of ["' OR 1=1 --", "이서연"]) await assert.rejects(logIn(odd, PASSWORD), code("login-failed"));
    for (const unreadable of ["a\u0000b", "\ud800\ud800\ud800"]) {
      await assert.rejects(logIn(unreadable, PASSWORD), code("malformed-request"));
    }
  });

  it("are locked out after five wrong tries, known or not, for longer each time", async () => {
    await town.officer("minjae", "approver");
    for (const id of ["minjae", "stranger"]) {
      for (let tries = 0; tries < 5; tries++) await assert.rejects(logIn(id, "wrong"), code("login-failed"));
      await assert.rejects(logIn(id, PASSWORD), { code: "login-locked", retryAfterSeconds: 60 });
    }
    town.clock.advance(60_000);
    await assert.rejects(logIn("minjae", "wrong"), code("login-failed"));
    await assert.rejects(logIn("minjae", PASSWORD), { code: "login-locked", retryAfterSeconds: 120 });
    town.clock.advance(120_000);
    await logIn("minjae", PASSWORD);
    await assert.rejects(logIn("minjae", "wrong"), code("login-failed"));
    await logIn("minjae", PASSWORD);
    town.clock.set(FRIDAY);
  });

  it("are logged out everywhere at once", async () => {
    const [here, there] = [town.browser(), town.browser()];
    for (const client of [here, there]) await client.logIn({ body: { loginId: "minjae", password: PASSWORD } });
    await here.logOut({ body: {} });
    await assert.rejects(here.describeOfficer(), code("not-logged-in"));
    await assert.rejects(there.describeOfficer(), code("session-ended"));
    await here.logIn({ body: { loginId: "minjae", password: PASSWORD } });
    await here.describeOfficer();
  });

  it("are asked to log in again after a working day", async () => {
    town.clock.advance(SESSION_SECONDS * 1000 - 1);
    await seo.client.describeOfficer();
    town.clock.advance(1);
    await assert.rejects(seo.client.describeOfficer(), code("session-ended"));
    town.clock.set(FRIDAY);
  });

  it("hand in a key they hold, which counts once the ministry has certified it", async () => {
    const other = randomBytes(32);
    const publicKey = toBase64url(ed25519PublicKey(other));
    const withProof = (proof: Uint8Array) =>
      seo.client.registerOfficerKey({ body: { publicKey, proof: toBase64url(proof) } });
    await assert.rejects(withProof(randomBytes(64)), code("approval-signature"));
    const elsewhere = primitives.ed25519Sign(other, proofMessage("somebody-else", ed25519PublicKey(other)));
    await assert.rejects(withProof(elsewhere), code("approval-signature"));

    await seo.registerKey();
    const own = toBase64url(ed25519PublicKey(seo.seed));
    const waiting = await seo.client.describeOfficer();
    assert.deepEqual([waiting.officer.key, waiting.officer.publicKey], ["waiting", own]);
    const left = JSON.parse(await readFile(join(town.authority.officerRequestsDir, `${seo.id}.json`), "utf8"));
    assert.deepEqual(left, { id: seo.id, publicKey: own });
    await town.certifyOfficers(seo);
  });

  it("cannot hand in somebody else's key, and wait again with a new one", async () => {
    const junho = await town.officer("junho", "approver");
    const stolen = { ...junho, seed: seo.seed };
    const publicKey = ed25519PublicKey(stolen.seed);
    const proof = primitives.ed25519Sign(stolen.seed, proofMessage(junho.id, publicKey));
    const body = { publicKey: toBase64url(publicKey), proof: toBase64url(proof) };
    await assert.rejects(junho.client.registerOfficerKey({ body }), code("conflict"));

    const renewed = randomBytes(32);
    const next = ed25519PublicKey(renewed);
    const nextProof = primitives.ed25519Sign(renewed, proofMessage(seo.id, next));
    const { officer } = await seo.client.registerOfficerKey({
      body: { publicKey: toBase64url(next), proof: toBase64url(nextProof) },
    });
    assert.equal(officer.key, "waiting");
  });

  it("are appointed by a command, which says what is wrong", async () => {
    const roleUrl = new URL(await databaseUrl());
    const run = (args: string[], password: string) => {
      const child = promisify(execFile)(
        process.execPath,
        [join(import.meta.dirname, "../appoint-officer.ts"), ...args],
        {
          env: { DATABASE_URL_JOBS: roleUrl.href },
        },
      );
      child.child.stdin?.end(`${password}\n`);
      return child;
    };
    const args = ["--login", "hana", "--name", "최하나", "--title", "주무관", "--role", "approver"];
    const { stdout } = await run(args, PASSWORD);
    assert.match(JSON.parse(stdout).id, /^[0-9a-f]{16}$/);
    assert.equal((await logIn("hana", PASSWORD)).officer.title, "주무관");
    await assert.rejects(run(args, PASSWORD), { code: 1, stderr: "The log-in id hana is taken: choose another.\n" });
    await assert.rejects(run(args, "short"), /password needs 10 to 200 characters/);
    await assert.rejects(run(args.slice(0, 4), PASSWORD), /Give --login/);
  });

  async function databaseUrl(): Promise<string> {
    const { rows } = await town.authority
      .as("owner")
      .query("SELECT current_database() AS name, inet_server_port() AS port");
    return `postgres://authority_jobs:only-for-tests@127.0.0.1:${rows[0].port}/${rows[0].name}`;
  }
});
