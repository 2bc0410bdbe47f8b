import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dayOf } from "@kipass/protocol/day";
import type { ProblemCode } from "@kipass/protocol/problem";
import { type CookieJar, cookieJar } from "@kipass/sdk/call";
import { type IssuerClient, issuerClient } from "@kipass/sdk/issuer";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import { goThroughLogIn } from "./log-in.ts";
import type { LogInAccount } from "./log-in-page.ts";
import { type IssuerCode, openTown, type Town } from "./town.ts";

const DAY_MS = 86_400_000;
const start = Date.parse("2026-11-21T12:00:00+09:00");

describe("logging in with the issuing company's own account", () => {
  const accounts: LogInAccount[] = [
    { name: "홍길동", phone: "01000210001", birthDate: "1990-05-05" },
    { name: "성춘향", phone: "01000210002" },
    { name: "이몽룡", phone: "01000210003" },
    { name: "임꺽정", phone: "01000210004" },
    { name: "심청", phone: "01000210005" },
    { name: "김하늘", phone: "01000210006" },
    { name: "전우치", phone: "01000210007" },
    { name: "황진이", phone: "01000210008" },
    { name: "변학도", phone: "01000210010" },
    { name: "논개", phone: "01000210011" },
    { name: "이도령", phone: "01000210012" },
    { name: "Jane Doe", phone: "+12025550100" },
    { name: "★", phone: "01000210009" },
  ];
  let town: Town;

  before(async () => {
    town = await openTown({ adminUrl: testServerUrl(), startMs: start, accounts: () => accounts });
  });
  after(() => town?.close());

  interface Device {
    client: IssuerClient;
    cookies: CookieJar;
  }
  const device = (issuer: IssuerCode = "naver", cookies = cookieJar()): Device => {
    const { url } = town.issuers[issuer];
    return { cookies, client: issuerClient({ baseUrl: url, origin: url, cookies }) };
  };
  const logIn = async ({ client }: Device, phone: string) => {
    const { authorizationUrl, ticket } = await client.startLogIn({ body: {} });
    const { error: _, ...back } = await goThroughLogIn(authorizationUrl, phone);
    return client.finishLogIn({ body: { ticket, ...back } });
  };
  const consents = async ({ client }: Device) =>
    (await client.describeIssuer()).consents.map(({ kind, version }) => ({ kind, version, agreed: true }));
  const enrol = async (on: Device, phone: string) => {
    const loggedIn = await logIn(on, phone);
    assert.ok(loggedIn.status === "new");
    await on.client.sendPhoneCode({ body: { ticket: loggedIn.ticket, purpose: "enrol" } });
    const body = {
      ticket: loggedIn.ticket,
      ofAge: true,
      code: town.inbox.codeFor(phone),
      consents: await consents(on),
    };
    await on.client.enrol({ body });
    return loggedIn;
  };
  const draws = ({ client }: Device) => client.issuePass({ body: { class: "live" } });
  const refused = (promise: Promise<unknown>, code: ProblemCode) => assert.rejects(promise, { code });
  const verify = async ({ client }: Device, phone: string) => {
    town.clock.advance(61_000);
    await client.sendVerificationCode({ body: {} });
    return client.verifyPhone({ body: { code: town.inbox.codeFor(phone) } });
  };
  const prove = async ({ client }: Device, phone: string, method: "pass" | "certificate" = "pass") => {
    const { authorizationUrl, ticket } = await client.startProof({ body: { method } });
    const { error: _, ...back } = await goThroughLogIn(authorizationUrl, phone);
    return client.finishProof({ body: { ticket, ...back } });
  };
  /** Keys for a week more. The service hears of them a moment later: see `isReady`. */
  const jobs = (issuer: IssuerCode) => town.issuers[issuer].jobs();
  /** Days of use are noted when they are over, by the service itself. Jobs in between would take who draws for somebody gone. */
  const isNoted = (issuer: IssuerCode, day: string) =>
    town.issuers[issuer].inside(({ db }) =>
      until(async () => {
        const { rows } = await db.query("SELECT max(last_pass_day) AS day FROM accounts");
        return (rows[0].day ?? "") >= day;
      }, `the passes of ${day} are noted`),
    );
  /** Once the service has what it needs on the day the clock says. */
  const isReady = (issuer: IssuerCode) =>
    until(async () => (await fetch(`${town.issuers[issuer].url}/readyz`)).ok, "the issuer has the day's keys");
  const stopsDrawing = (on: Device) =>
    until(
      async () =>
        draws(on).then(
          () => false,
          ({ code }) => code === "device-replaced",
        ),
      "the device draws no more",
    );

  test("issuers say which way they offer", async () => {
    const ways = await Promise.all((["naver", "pass"] as const).map((code) => device(code).client.describeIssuer()));
    assert.deepEqual(
      ways.map(({ logIn, proofs }) => [logIn, proofs.length]),
      [
        ["openid", 2],
        ["sms", 2],
      ],
    );
    await refused(device("pass").client.startLogIn({ body: {} }), "not-offered");
  });

  test("nothing is typed that the account says: name, phone and birth date come along, and are stored only with consent", async () => {
    const phone = device();
    const { name, phoneTail, birthDate } = await enrol(phone, "01000210001");
    assert.deepEqual([name, phoneTail, birthDate], ["홍길동", "0001", "1990-05-05"]);
    await draws(phone);
    const mine = await phone.client.getMyInformation();
    assert.deepEqual([mine.name, mine.phone], ["홍길동", "01000210001"]);
  });

  test("what came back belongs to the ticket it left with, once, for ten minutes", async () => {
    const { client } = device();
    const [one, other] = [await client.startLogIn({ body: {} }), await client.startLogIn({ body: {} })];
    const { error: _, ...back } = await goThroughLogIn(one.authorizationUrl, "01000210002");
    await refused(client.finishLogIn({ body: { ticket: other.ticket, ...back } }), "log-in-expired");
    await refused(client.finishLogIn({ body: { ticket: one.ticket, ...back, state: "x" } }), "log-in-expired");
    await refused(
      client.finishLogIn({ body: { ticket: one.ticket, ...back, issuer: "https://elsewhere.example" } }),
      "log-in-expired",
    );
    await refused(client.finishLogIn({ body: { ticket: `${one.ticket.slice(0, -1)}A`, ...back } }), "log-in-expired");
    const loggedIn = await client.finishLogIn({ body: { ticket: one.ticket, ...back } });
    await refused(client.finishLogIn({ body: { ticket: one.ticket, ...back } }), "log-in-expired");
    assert.ok(loggedIn.status === "new");
    // A ticket is good for its own step alone, and at its own issuer.
    await refused(client.finishLogIn({ body: { ticket: loggedIn.ticket, ...back } }), "log-in-expired");
    await refused(client.sendPhoneCode({ body: { ticket: one.ticket, purpose: "enrol" } }), "log-in-expired");
    await refused(
      device("kakao").client.sendPhoneCode({ body: { ticket: loggedIn.ticket, purpose: "enrol" } }),
      "log-in-expired",
    );
    town.clock.advance(600_000);
    await refused(client.sendPhoneCode({ body: { ticket: loggedIn.ticket, purpose: "enrol" } }), "log-in-expired");
  });

  test("an account without a usable name or number is told what to do, and a foreign number too", async () => {
    await refused(logIn(device(), "01000210009"), "log-in-incomplete");
    await refused(logIn(device(), "+12025550100"), "foreign-phone");
  });

  test("whoever is enrolled draws on another device only once the phone is proved there; until then the first one counts", async () => {
    const [first, second] = [device(), device()];
    await enrol(first, "01000210003");
    await draws(first);
    assert.deepEqual(await logIn(second, "01000210003"), { status: "enrolled" });
    await refused(draws(second), "not-verified");
    // A stolen log-in neither sees nor ends anything.
    await refused(second.client.getMyInformation(), "not-verified");
    await refused(second.client.withdrawConsent({ body: {} }), "not-verified");
    await draws(first);
    await verify(second, "01000210003");
    await draws(second);
    await stopsDrawing(first);
  });

  test("a cookie from before a log-in never becomes its session", async () => {
    const [attacker, victim] = [device(), device()];
    await enrol(attacker, "01000210004");
    victim.cookies.set(attacker.cookies.get());
    const planted = victim.cookies.get();
    await enrol(victim, "01000210005");
    assert.notEqual(victim.cookies.get(), planted);
    assert.equal((await attacker.client.getMyInformation()).name, "임꺽정");
    assert.equal((await victim.client.getMyInformation()).name, "심청");
    victim.cookies.set("__Host-kipass-naver=chosen-by-somebody");
    await logIn(victim, "01000210005");
    assert.doesNotMatch(victim.cookies.get() ?? "", /chosen-by-somebody/);
  });

  test("a new endpoint takes no request of another site's page", async () => {
    const { url } = town.issuers.naver;
    for (const path of [
      "/v1/log-ins",
      "/v1/log-ins/completion",
      "/v1/me/phone-codes",
      "/v1/me/verification",
      "/v1/me/proofs",
      "/v1/me/proofs/completion",
    ]) {
      const headers = { origin: "https://elsewhere.example", "content-type": "application/json" };
      const answer = await fetch(url + path, { method: "POST", headers, body: "{}" });
      assert.deepEqual([path, ((await answer.json()) as { code: string }).code], [path, "wrong-origin"]);
    }
  });

  test("the month is renewed by code, by PASS app or by certificate, without consents, before and within the grace", async () => {
    const on = device();
    await enrol(on, "01000210006");
    const until = async () => (await on.client.getMyInformation()).verifiedUntil;
    const inDays = (days: number) => dayOf(Math.floor(town.clock.nowMs() / 1000) + days * 86_400);
    const pass = async (days: number) => {
      for (let day = 1; day <= days; day += 1) {
        town.clock.advance(DAY_MS);
        if (day % 4 === 0) {
          await isNoted("naver", inDays(-1));
          await jobs("naver");
        }
        await isReady("naver");
        await draws(on);
      }
    };
    await pass(20);
    assert.equal((await verify(on, "01000210006")).verifiedUntil, inDays(30));
    await pass(33);
    assert.equal((await prove(on, "01000210006", "certificate")).verifiedUntil, inDays(30));
    await pass(33);
    town.clock.advance(DAY_MS);
    await isReady("naver");
    await refused(draws(on), "not-verified");
    assert.equal((await on.client.getMyInformation()).name, "김하늘");
    assert.equal((await prove(on, "01000210006")).verifiedUntil, inDays(30));
    await draws(on);
    assert.equal(await until(), inDays(30));
  });

  test("a proof in another name is refused, and changes nothing", async () => {
    const on = device();
    await enrol(on, "01000210007");
    const before = await on.client.getMyInformation();
    await refused(prove(on, "01000210006"), "name-differs");
    assert.deepEqual(await on.client.getMyInformation(), before);
  });

  test("a proof belongs to the session that asked for it", async () => {
    const [one, other] = [device(), device()];
    await logIn(one, "01000210006");
    await logIn(other, "01000210007");
    const { authorizationUrl, ticket } = await one.client.startProof({ body: { method: "pass" } });
    const { error: _, ...back } = await goThroughLogIn(authorizationUrl, "01000210006");
    await refused(other.client.finishProof({ body: { ticket, ...back } }), "log-in-expired");
  });

  test("a new number, proved, goes with the account; its former owner's account draws no more and is not merged", async () => {
    const [on, former] = [device(), device()];
    await enrol(former, "01000210010");
    await enrol(on, "01000210008");
    // 황진이 now has the number that was 변학도's.
    accounts.push({ name: "황진이", phone: "01000210010" });
    accounts.splice(
      accounts.findIndex(({ name }) => name === "변학도"),
      1,
    );
    await prove(on, "01000210010");
    const mine = await on.client.getMyInformation();
    assert.deepEqual([mine.name, mine.phone], ["황진이", "01000210010"]);
    await draws(on);
    await stopsDrawing(former);
  });

  test("whoever gets a number after somebody never gets that person's records", async () => {
    const [former, next] = [device(), device()];
    await enrol(former, "01000210011");
    await draws(former);
    accounts.splice(
      accounts.findIndex(({ phone }) => phone === "01000210011"),
      1,
    );
    accounts.push({ name: "장보고", phone: "01000210011" });
    town.clock.advance(61_000);
    assert.equal((await logIn(next, "01000210011")).status, "new");
    await enrol(next, "01000210011");
    const mine = await next.client.getMyInformation();
    assert.deepEqual([mine.name, mine.lastPassDay], ["장보고", null]);
    await stopsDrawing(former);
    await refused(former.client.getMyInformation(), "device-replaced");
  });

  test("after 28 days without a pass, coming back is a log-in and consents", async () => {
    const on = device("kakao");
    await enrol(on, "01000210012");
    for (let days = 0; days < 30; days += 5) {
      town.clock.advance(5 * DAY_MS);
      await jobs("kakao");
    }
    await isReady("kakao");
    const isRefused = () =>
      draws(on).then(
        () => false,
        () => true,
      );
    await until(isRefused, "it draws no more");
    await refused(draws(on), "session-ended");
    await enrol(on, "01000210012");
    await draws(on);
  });
});
