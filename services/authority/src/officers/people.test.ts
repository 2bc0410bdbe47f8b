import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { createTestAuthenticator } from "@kipass/service-kit/testing-authenticator";
import { enrol } from "@kipass/service-kit/testing-log-in";
import { until } from "@kipass/service-kit/testing-until";
import { caseAt, signedRequest } from "../stand-ins/case-at.ts";
import { FRIDAY, openTown, PASSWORD, type TestOfficer, type Town } from "../stand-ins/town.ts";
import { ORIGIN } from "../testing.ts";

const SEOUL = "11000";
const MAPO = "11440";
const BUSAN = "26000";
const DAY_MS = 86_400_000;
const reason = "인사 발령";

describe("people of the authority", () => {
  let town: Town;
  const one = {} as Record<"seo" | "kim" | "park" | "choi" | "han" | "jung" | "oh" | "bae", TestOfficer>;
  let cases = 0;

  before(async () => {
    town = await openTown();
    one.seo = await town.officer("seo", "investigator", MAPO);
    one.kim = await town.officer("kim", "investigator", SEOUL);
    one.park = await town.officer("park", "approver", MAPO);
    one.choi = await town.officer("choi", "approver", BUSAN);
    one.han = await town.officer("han", "supervisor", SEOUL);
    one.jung = await town.officer("jung", "supervisor", BUSAN);
    one.oh = await town.officer("ohsul", "auditor", SEOUL);
    one.bae = await town.officer("bae", "investigator", BUSAN);
    for (const officer of [one.seo, one.kim, one.park, one.choi]) await officer.registerKey();
    await town.certifyOfficers(one.park);
  });
  after(() => town.close());
  beforeEach(() => town.clock.set(FRIDAY));

  const nextCase = (officer: TestOfficer) => caseAt(officer, `2026-${String(++cases).padStart(4, "0")}`);
  const draft = async (emergency = false) => signedRequest(one.seo, await nextCase(one.seo), emergency);
  const away = (of: TestOfficer, deputy: TestOfficer | null, from = "2026-11-20", to = "2026-11-22", by = of) =>
    by.client.enterAbsence({ params: { officer: of.id }, body: { from, to, deputy: deputy?.id ?? null } });
  const back = async (of: TestOfficer) => {
    const { officers } = await one.han.client.listOfficers();
    for (const { id } of officers.find(({ id }) => id === of.id)?.absences ?? [])
      await one.han.client.endAbsence({ params: { absence: String(id) }, body: {} });
  };

  describe("deputies", () => {
    it("approve in an approver's place on the dated days, with their own key, and not before or after", async () => {
      const request = await draft();
      await assert.rejects(one.kim.approve(request), { code: "forbidden" });
      await away(one.park, one.kim, "2026-11-21", "2026-11-22");
      await assert.rejects(one.kim.approve(request), { code: "forbidden" });
      town.clock.advance(DAY_MS);
      await one.kim.client.logIn({ body: { loginId: "kim", password: PASSWORD } });
      await one.seo.client.logIn({ body: { loginId: "seo", password: PASSWORD } });
      await one.park.client.logIn({ body: { loginId: "park", password: PASSWORD } });
      assert.deepEqual((await one.kim.client.describeOfficer()).deputyFor, [MAPO]);
      const fresh = await draft();
      await assert.rejects(one.park.approve(fresh), { code: "officer-absent" });
      assert.equal((await one.kim.approve(fresh)).state, "approved");
      town.clock.advance(2 * DAY_MS);
      await one.kim.client.logIn({ body: { loginId: "kim", password: PASSWORD } });
      assert.deepEqual((await one.kim.client.describeOfficer()).deputyFor, []);
      for (const login of ["seo", "park", "han"] as const)
        await one[login].client.logIn({ body: { loginId: login, password: PASSWORD } });
      await assert.rejects(one.kim.approve(await draft()), { code: "forbidden" });
      town.clock.set(FRIDAY);
      await back(one.park);
    });

    it("never approve what they drafted themselves", async () => {
      await away(one.park, one.kim);
      const own = await signedRequest(one.kim, await nextCase(one.kim));
      await assert.rejects(one.kim.approve(own), { code: "approval-own" });
      const others = await draft();
      const returned = await one.kim.client.returnRequest({
        params: { request: String(others.id) },
        body: { reason: "다시" },
      });
      assert.equal(returned.request.state, "returned");
      await back(one.park);
      assert.equal((await one.park.approve(await draft())).state, "approved");
    });

    it("are investigators or approvers who reach the same region", async () => {
      for (const deputy of [one.choi, one.oh, one.han, one.park])
        await assert.rejects(away(one.park, deputy), { code: "bad-deputy" });
      await assert.rejects(away(one.seo, one.kim), { code: "bad-deputy" });
      await assert.rejects(
        one.park.client.enterAbsence({
          params: { officer: one.park.id },
          body: { from: "2026-11-21", to: "2026-11-22", deputy: "nobody" },
        }),
        { code: "bad-deputy" },
      );
    });
  });

  describe("absences", () => {
    it("are entered by oneself or by a supervisor of the region, for days to come", async () => {
      await assert.rejects(away(one.park, null, "2026-11-21", "2026-11-22", one.seo), { code: "forbidden" });
      await assert.rejects(away(one.park, null, "2026-11-21", "2026-11-22", one.jung), { code: "officer-not-found" });
      for (const [from, to] of [
        ["2026-11-22", "2026-11-21"],
        ["2026-11-01", "2026-11-19"],
        ["2026-11-21", "2027-12-01"],
        ["2026-02-30", "2026-12-01"],
      ] as const)
        await assert.rejects(away(one.park, null, from, to), { code: "bad-period" });
      await away(one.park, null, "2026-12-01", "2026-12-24", one.han);
      await assert.rejects(away(one.park, null, "2026-12-24", "2026-12-31"), { code: "conflict" });
      await assert.rejects(one.seo.client.endAbsence({ params: { absence: "1" }, body: {} }), /conflict|forbidden/);
      await back(one.park);
    });
  });

  describe("appointments", () => {
    const newOfficer = {
      loginId: "yoon",
      password: PASSWORD,
      name: "윤하늘",
      title: "주무관",
      role: "approver" as const,
    };

    it("are made by a supervisor within their region", async () => {
      await assert.rejects(one.han.client.addOfficer({ body: { ...newOfficer, region: BUSAN } }), {
        code: "forbidden",
      });
      await assert.rejects(one.han.client.addOfficer({ body: { ...newOfficer, region: "00000" } }), {
        code: "forbidden",
      });
      await assert.rejects(one.han.client.addOfficer({ body: { ...newOfficer, region: "11999" } }), {
        code: "malformed-request",
      });
      await assert.rejects(one.han.client.addOfficer({ body: { ...newOfficer, password: "short", region: MAPO } }), {
        code: "bad-password",
      });
      const { id } = await one.han.client.addOfficer({ body: { ...newOfficer, region: MAPO } });
      await assert.rejects(one.han.client.addOfficer({ body: { ...newOfficer, region: MAPO } }), {
        code: "login-id-taken",
      });
      const client = town.browser();
      await enrol(client, { loginId: "yoon", password: PASSWORD }, createTestAuthenticator({ origin: ORIGIN }));
      const { officer } = await client.describeOfficer();
      assert.deepEqual([officer.id, officer.role, officer.region], [id, "approver", MAPO]);
      const names = async ({ client }: TestOfficer) => (await client.listOfficers()).officers.map(({ name }) => name);
      assert.ok((await names(one.seo)).includes("윤하늘"));
      assert.ok(!(await names(one.bae)).includes("윤하늘"));
    });

    it("end with the session when somebody leaves, and nobody logs in again", async () => {
      const gone = await town.officer("gone", "investigator", MAPO);
      const params = { officer: gone.id };
      await gone.client.describeOfficer();
      await assert.rejects(one.jung.client.retireOfficer({ params, body: { reason } }), { code: "officer-not-found" });
      await one.han.client.retireOfficer({ params, body: { reason } });
      await assert.rejects(gone.session.describeOfficer(), { code: "session-ended" });
      await assert.rejects(town.browser().logIn({ body: { loginId: "gone", password: PASSWORD } }), {
        code: "login-failed",
      });
      await assert.rejects(one.han.client.retireOfficer({ params, body: { reason } }), { code: "officer-not-found" });
    });

    it("change the role at the next log-in, and who drafted a request still cannot approve it", async () => {
      const lee = await town.officer("lee", "investigator", MAPO);
      await lee.registerKey();
      await town.certifyOfficers(lee);
      const own = await signedRequest(lee, await nextCase(lee));
      const body = { title: "과장", role: "approver" as const, region: MAPO, reason };
      await assert.rejects(one.han.client.changeOfficer({ params: { officer: one.han.id }, body }), {
        code: "forbidden",
      });
      await assert.rejects(
        one.han.client.changeOfficer({ params: { officer: lee.id }, body: { ...body, region: BUSAN } }),
        {
          code: "forbidden",
        },
      );
      await one.han.client.changeOfficer({ params: { officer: lee.id }, body });
      await assert.rejects(lee.session.describeOfficer(), { code: "session-ended" });
      await assert.rejects(lee.approve(own), { code: "approval-own" });
      assert.equal((await lee.approve(await draft())).state, "approved");
      await assert.rejects(lee.client.draftRequest({ params: { case: "1" }, body: {} as never }), {
        code: "forbidden",
      });
    });
  });

  describe("cases", () => {
    it("are given to another investigator or part of the region, and then seen there alone", async () => {
      const id = await nextCase(one.seo);
      const give = (region: string, officer: TestOfficer, by = one.han) =>
        by.client.reassignCase({ params: { case: id }, body: { region, officer: officer.id, reason } });
      await assert.rejects(give(BUSAN, one.bae), { code: "forbidden" });
      await assert.rejects(give(BUSAN, one.bae, one.jung), { code: "case-not-found" });
      await assert.rejects(give("11680", one.seo), { code: "officer-not-found" });
      await assert.rejects(give(MAPO, one.park), { code: "officer-not-found" });
      await give("11680", one.kim);
      await assert.rejects(one.seo.client.readCase({ params: { case: id } }), { code: "case-not-found" });
      const { case: given } = await one.kim.client.readCase({ params: { case: id } });
      assert.equal(given.region, "11680");
    });
  });

  describe("emergencies", () => {
    it("are signed by an approver of any region, still by two people, and show themselves", async () => {
      const calm = await draft();
      await assert.rejects(one.choi.approve(calm), { code: "order-not-found" });
      const id = await nextCase(one.seo);
      const drafted = await one.seo.client.draftRequest({
        params: { case: id },
        body: { stage: "places", reason: "집단 발생", exposures: [], emergency: true },
      });
      const params = { request: String(drafted.request.id) };
      await assert.rejects(one.choi.client.readRequest({ params }), { code: "order-not-found" });
      const request = await one.seo.approve(drafted.request);
      assert.ok(request.emergency);
      await assert.rejects(one.seo.approve(request), { code: "approval-own" });
      await assert.rejects(one.bae.client.readRequest({ params }), { code: "order-not-found" });
      await assert.rejects(one.jung.client.readRequest({ params }), { code: "order-not-found" });
      assert.ok((await one.choi.client.listRequests()).requests.some(({ id }) => id === request.id));
      await assert.rejects(one.choi.client.readCase({ params: { case: id } }), { code: "case-not-found" });
      assert.ok((await one.choi.client.listCases()).cases.every((found) => String(found.id) !== id));
      assert.equal((await one.choi.approve(request)).state, "approved");

      for (const watcher of [one.han, one.oh]) {
        const { alarms } = await watcher.client.listAlarms();
        assert.deepEqual([alarms[0]?.kind, alarms[0]?.officer?.id], ["emergency", one.seo.id]);
      }
      assert.ok((await one.jung.client.listAlarms()).alarms.every(({ kind }) => kind !== "emergency"));
      const { months } = await town.browser().readPublicFigures();
      assert.deepEqual([months[0]?.month, months[0]?.emergencies], ["2026-11", 1]);
      const asked = async () =>
        (await town.browser().readLog({ query: {} })).entries
          .map((line) => JSON.parse(line))
          .filter(({ kind }) => kind === "disclosure");
      await until(async () => (await asked()).some(({ emergency }) => emergency === true));
      assert.ok((await asked()).some(({ emergency }) => emergency === undefined));
    });
  });
});
