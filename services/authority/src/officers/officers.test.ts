import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { toBase64url } from "@kipass/protocol/bytes";
import { nowSeconds } from "@kipass/service-kit/clock";
import { createTestAuthenticator } from "@kipass/service-kit/testing-authenticator";
import { enrol, logIn as logInWith } from "@kipass/service-kit/testing-log-in";
import { generateSync } from "otplib";
import { type AuthorityClient, FRIDAY, openTown, PASSWORD, type TestOfficer, type Town } from "../stand-ins/town.ts";
import { ORIGIN } from "../testing.ts";
import { IDLE_SECONDS, SESSION_SECONDS } from "./session.ts";

const code = (expected: string) => ({ code: expected });

describe("officers", () => {
  let town: Town;
  let seo: TestOfficer;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator");
  });
  after(() => town.close());

  const account = (loginId: string) => ({ loginId, password: PASSWORD });
  const enter = (loginId: string, password: string) => town.browser().logIn({ body: { loginId, password } });
  /** Somebody who has only the password. */
  const withPassword = async (loginId: string) => {
    const client = town.browser();
    return { client, ...(await client.logIn({ body: account(loginId) })) };
  };
  const loggedIn = async (officer: TestOfficer, loginId: string) => {
    const client = town.browser();
    await logInWith(client, account(loginId), officer.device);
    return client;
  };

  it("log in with their password and their passkey, and are told who they are", async () => {
    const client = await loggedIn(seo, "seoyeon");
    assert.deepEqual(await client.describeOfficer(), {
      officer: {
        id: seo.id,
        name: "이서연",
        title: "역학조사관",
        role: "investigator",
        region: "00000",
        key: "none",
        publicKey: null,
      },
      absent: false,
      deputyFor: [],
      nowMs: FRIDAY,
    });
  });

  it("are refused alike with a wrong password and an unknown id", async () => {
    await assert.rejects(enter("seoyeon", "wrong"), code("login-failed"));
    await assert.rejects(enter("nobody", PASSWORD), code("login-failed"));
    for (const odd of ["' OR 1=1 --", "이서연"]) await assert.rejects(enter(odd, PASSWORD), code("login-failed"));
    for (const unreadable of ["a\u0000b", "\ud800\ud800\ud800"]) {
      await assert.rejects(enter(unreadable, PASSWORD), code("malformed-request"));
    }
  });

  it("are locked out after five wrong tries, known or not, for longer each time", async () => {
    await town.officer("minjae", "approver");
    for (const id of ["minjae", "stranger"]) {
      for (let tries = 0; tries < 5; tries++) await assert.rejects(enter(id, "wrong"), code("login-failed"));
      await assert.rejects(enter(id, PASSWORD), { code: "login-locked", retryAfterSeconds: 60 });
    }
    town.clock.advance(60_000);
    await assert.rejects(enter("minjae", "wrong"), code("login-failed"));
    await assert.rejects(enter("minjae", PASSWORD), { code: "login-locked", retryAfterSeconds: 120 });
    town.clock.advance(120_000);
    await enter("minjae", PASSWORD);
    await assert.rejects(enter("minjae", "wrong"), code("login-failed"));
    await enter("minjae", PASSWORD);
    town.clock.set(FRIDAY);
  });

  it("get at nothing with the password alone, nor at a second step of somebody's own", async () => {
    const { client, passkey } = await withPassword("seoyeon");
    const nothing: (() => Promise<unknown>)[] = [
      () => client.describeOfficer(),
      () => client.listCases(),
      () => client.listPasskeys(),
      () => client.beginPasskey({ body: {} }),
      () => client.addPasskey({ body: { passkey: createTestAuthenticator({ origin: ORIGIN }).register(creation) } }),
      () => client.enrolOneTimePassword({ body: {} }),
      () => client.removePasskey({ body: { id: seo.device.id } }),
      () => client.registerOfficerKey({ body: { passkey: seo.device.id } }),
      () => client.renewSession({ body: {} }),
    ];
    const { creation } = await seo.client.beginPasskey({ body: {} });
    for (const call of nothing) await assert.rejects(call(), code("second-step-needed"));
    const stranger = createTestAuthenticator({ origin: ORIGIN });
    const refused = [
      stranger.confirm(passkey),
      { ...stranger.confirm(passkey), id: seo.device.id },
      seo.device.confirm(passkey, { isVerified: false }),
      seo.device.confirm(passkey, { origin: "https://authority.test.example" }),
    ];
    for (const one of refused)
      await assert.rejects(client.confirmWithPasskey({ body: { passkey: one } }), code("passkey-refused"));
    await assert.rejects(client.confirmWithCode({ body: { code: "000000" } }), code("one-time-password-wrong"));
    await assert.rejects(client.describeOfficer(), code("second-step-needed"));
  });

  it("make their first passkey with the password, which confirms nothing until it is used", async () => {
    await town.authority.appoint({ ...account("sujin"), name: "정수진", title: "역학조사관", role: "investigator" });
    const { client, passkey: none } = await withPassword("sujin");
    assert.deepEqual(none.known, []);
    const device = createTestAuthenticator({ origin: ORIGIN });
    const { creation } = await client.beginPasskey({ body: {} });
    const { passkey } = await client.addPasskey({ body: { passkey: device.register(creation) } });
    await assert.rejects(client.describeOfficer(), code("second-step-needed"));
    const late = await withPassword("sujin");
    await assert.rejects(late.client.beginPasskey({ body: {} }), code("second-step-needed"));
    await client.confirmWithPasskey({ body: { passkey: device.confirm(passkey) } });
    await assert.rejects(client.confirmWithCode({ body: { code: "000000" } }), code("forbidden"));
    assert.equal((await client.describeOfficer()).officer.name, "정수진");
  });

  it("keep one second step, whatever they remove", async () => {
    const first = seo.device.id;
    await assert.rejects(seo.client.removePasskey({ body: { id: first } }), code("conflict"));
    const spare = createTestAuthenticator({ origin: ORIGIN });
    const { creation } = await seo.client.beginPasskey({ body: {} });
    assert.deepEqual(
      creation.known.map(({ id }) => id),
      [first],
    );
    await seo.client.addPasskey({ body: { passkey: spare.register(creation) } });
    await logInWith(town.browser(), account("seoyeon"), spare);
    const { passkeys } = await seo.client.removePasskey({ body: { id: spare.id } });
    assert.deepEqual(
      passkeys.map(({ id }) => id),
      [first],
    );
    await assert.rejects(logInWith(town.browser(), account("seoyeon"), spare), code("passkey-refused"));
    await assert.rejects(seo.client.removePasskey({ body: { id: spare.id } }), code("conflict"));
  });

  it("log in with a code of their app when the passkey is not at hand, each code once, guesses locked", async () => {
    const { secret } = await seo.client.enrolOneTimePassword({ body: {} });
    const codeNow = () => generateSync({ secret, epoch: nowSeconds(town.clock) });
    await seo.client.confirmOneTimePassword({ body: { code: codeNow() } });
    town.clock.advance(30_000);
    const { client, oneTimePassword } = await withPassword("seoyeon");
    assert.equal(oneTimePassword, true);
    const { officer } = await client.confirmWithCode({ body: { code: codeNow() } });
    assert.equal(officer.id, seo.id);
    const again = await withPassword("seoyeon");
    await assert.rejects(again.client.confirmWithCode({ body: { code: codeNow() } }), code("one-time-password-wrong"));
    for (let guesses = 1; guesses < 5; guesses++) {
      // The right password in between does not clear the count.
      const { client: guessing } = await withPassword("seoyeon");
      const guess = guessing.confirmWithCode({ body: { code: "000000" } });
      await assert.rejects(guess, code("one-time-password-wrong"));
    }
    town.clock.advance(30_000);
    await assert.rejects(again.client.confirmWithCode({ body: { code: codeNow() } }), code("login-locked"));
    await loggedIn(seo, "seoyeon");
    town.clock.advance(30_000);
    await again.client.confirmWithCode({ body: { code: codeNow() } });
    await seo.client.removeOneTimePassword({ body: {} });
    town.clock.set(FRIDAY);
  });

  it("are logged out everywhere at once", async () => {
    const junho = await town.officer("junho", "approver");
    const [here, there] = [await loggedIn(junho, "junho"), await loggedIn(junho, "junho")];
    await here.logOut({ body: {} });
    await assert.rejects(here.describeOfficer(), code("not-logged-in"));
    await assert.rejects(there.describeOfficer(), code("session-ended"));
    await logInWith(here, account("junho"), junho.device);
    await here.describeOfficer();
  });

  it("are asked to log in again ten minutes after anybody was there, whatever the app fetches by itself", async () => {
    const client = await loggedIn(seo, "seoyeon");
    for (let minutes = 0; minutes < 9; minutes++) {
      town.clock.advance(60_000);
      await client.describeOfficer();
    }
    await client.renewSession({ body: {} });
    town.clock.advance(IDLE_SECONDS * 1000 - 1);
    await client.describeOfficer();
    town.clock.advance(1);
    await assert.rejects(client.describeOfficer(), code("session-ended"));
    await assert.rejects(client.renewSession({ body: {} }), code("session-ended"));
    town.clock.set(FRIDAY);
  });

  it("are asked to log in again after a working day, however busy", async () => {
    const client = await loggedIn(seo, "seoyeon");
    await stayFor(client, SESSION_SECONDS - 1);
    town.clock.advance(999);
    await client.describeOfficer();
    town.clock.advance(1);
    await assert.rejects(client.describeOfficer(), code("session-ended"));
    town.clock.set(FRIDAY);
  });

  async function stayFor(client: AuthorityClient, seconds: number): Promise<void> {
    for (let past = 0; past < seconds; past += 500) {
      town.clock.advance(Math.min(500, seconds - past) * 1000);
      await client.renewSession({ body: {} });
    }
  }

  it("hand in a passkey that has confirmed a log-in, which counts once the ministry has certified it", async () => {
    const unused = createTestAuthenticator({ origin: ORIGIN });
    const { creation } = await seo.client.beginPasskey({ body: {} });
    await seo.client.addPasskey({ body: { passkey: unused.register(creation) } });
    const handIn = (passkey: string) => seo.client.registerOfficerKey({ body: { passkey } });
    await assert.rejects(handIn(unused.id), code("passkey-refused"));
    await assert.rejects(handIn(createTestAuthenticator({ origin: ORIGIN }).id), code("passkey-refused"));

    await seo.registerKey();
    const own = toBase64url(seo.device.publicKey);
    const waiting = await seo.client.describeOfficer();
    assert.deepEqual([waiting.officer.key, waiting.officer.publicKey], ["waiting", own]);
    const left = JSON.parse(await readFile(join(town.authority.officerRequestsDir, `${seo.id}.json`), "utf8"));
    assert.deepEqual(left, { id: seo.id, publicKey: own, synced: false });
    await town.certifyOfficers(seo);
    const { passkeys } = await seo.client.listPasskeys();
    assert.deepEqual(Object.fromEntries(passkeys.map(({ id, signs }) => [id, signs])), {
      [seo.device.id]: true,
      [unused.id]: false,
    });
  });

  it("cannot hand in somebody else's, and wait again with a new one; removing it ends their signing", async () => {
    const hana = await town.officer("hana", "approver");
    await assert.rejects(hana.client.registerOfficerKey({ body: { passkey: seo.device.id } }), code("passkey-refused"));
    const next = createTestAuthenticator({ origin: ORIGIN });
    const { creation } = await seo.client.beginPasskey({ body: {} });
    await seo.client.addPasskey({ body: { passkey: next.register(creation) } });
    await logInWith(town.browser(), account("seoyeon"), next);
    const { officer } = await seo.client.registerOfficerKey({ body: { passkey: next.id } });
    assert.equal(officer.key, "waiting");
    await seo.client.removePasskey({ body: { id: next.id } });
    assert.equal((await seo.client.describeOfficer()).officer.key, "none");
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
    const args = ["--login", "yuna", "--name", "최유나", "--title", "주무관", "--role", "approver"];
    const { stdout } = await run(args, PASSWORD);
    const { id } = JSON.parse(stdout);
    assert.match(id, /^[0-9a-f]{16}$/);
    const device = createTestAuthenticator({ origin: ORIGIN });
    assert.equal(await enrol(town.browser(), account("yuna"), device), id);
    await assert.rejects(run(args, PASSWORD), { code: 1, stderr: "The log-in id yuna is taken: choose another.\n" });
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
