import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { dayStart } from "@kipass/protocol/day";
import type { ProblemCode } from "@kipass/protocol/problem";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { answerRequests } from "../answer-data-request.ts";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

describe("data-subject requests", () => {
  const clock = movableClock((dayStart("2026-11-21") + 12 * 3600) * 1000);
  const words = "이름의 한자가 다르게 적혀 있는지 알고 싶습니다.";
  let issuer: TestIssuer;
  let visitor: TestVisitor;

  before(async () => {
    ({ issuer } = await startWithAuthority(clock));
    visitor = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    await visitor.enrol();
    await visitor.draw();
  });

  after(() => issuer.close());

  const requests = async () => (await visitor.call(endpoints.listDataRequests)).requests;
  const answer = (...given: string[]) =>
    answerRequests(given, {
      config: {
        code: "naver",
        passKeyId: 1,
        vault: issuer.config.vault,
        databaseUrl: issuer.roleUrl("issuer_jobs"),
      },
      clock,
    });
  /** Refused within seconds, without the database being asked. */
  const isStopped = async (who: TestVisitor, code: ProblemCode) => {
    await until(async () => !(await who.send(endpoints.issuePass, { class: "live" })).ok, "nothing is drawn any more");
    await who.refused(endpoints.issuePass, { class: "live" }, code);
  };

  test("are received with a number and ten days, and sealed", async () => {
    const { request } = await visitor.call(endpoints.openDataRequest, { kind: "access", text: words });
    assert.deepEqual(
      [request.status, request.openedOn, request.dueOn, request.answer],
      ["received", "2026-11-21", "2026-12-01", null],
    );
    assert.deepEqual(await requests(), [request]);
    const { rows } = await issuer.db.query("SELECT text_sealed AS sealed FROM data_requests");
    assert.equal(rows[0].sealed.includes(Buffer.from(words)), false);
    await visitor.refused(endpoints.openDataRequest, { kind: "access", text: "" }, "data-request-open");
    await visitor.refused(endpoints.openDataRequest, { kind: "access", text: "가".repeat(501) }, "malformed-request");
    const other = new TestVisitor(issuer, { name: "임꺽정", phone: "01087654321" });
    await other.enrol();
    assert.deepEqual((await other.call(endpoints.listDataRequests)).requests, []);
  });

  test("are answered by their number alone, without a word of whose they are", async () => {
    const number = (await requests())[0]!.number;
    assert.equal(await answer(), `${number}  access      due 2026-12-01`);
    const shown = await answer(String(number));
    assert.match(shown, new RegExp(words));
    assert.doesNotMatch(shown, /홍길동|01012345678|5678/);
    clock.advance(86_400_000);
    await answer(String(number), "보관하는 이름은 한글뿐입니다.");
    const [answered] = await requests();
    assert.deepEqual(
      [answered?.status, answered?.answeredOn, answered?.answer],
      ["answered", "2026-11-22", "보관하는 이름은 한글뿐입니다."],
    );
    assert.equal(await answer(), "No request is open.");
    await assert.rejects(answer(String(number), "또"), /No open request/);
    await assert.rejects(answer("12345678"), /no request/);
    for (const wrong of [["홍길동"], ["01012345678"], [String(number), " "], ["1", "2", "3"]]) {
      await assert.rejects(answer(...wrong), /node src/);
    }
  });

  test("suspension stops every draw at once, also with a copied cookie, until it is resumed", async () => {
    const copy = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    copy.cookie = visitor.cookie;
    const { request } = await visitor.call(endpoints.openDataRequest, { kind: "suspension", text: "" });
    assert.deepEqual([request.status, request.answeredOn], ["answered", "2026-11-22"]);
    await visitor.refused(endpoints.issuePass, { class: "live" }, "processing-suspended");
    await visitor.refused(endpoints.issueReservePasses, {}, "processing-suspended");
    await isStopped(copy, "device-replaced");
    assert.equal((await visitor.call(endpoints.getMyInformation)).pausedOn, "2026-11-22");
    await visitor.refused(endpoints.openDataRequest, { kind: "suspension", text: "" }, "data-request-open");

    const device = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    await device.enrol();
    await device.refused(endpoints.issuePass, { class: "live" }, "processing-suspended");
    visitor.cookie = device.cookie;

    const paused = visitor.cookie;
    await visitor.call(endpoints.resumeProcessing, {});
    await visitor.draw();
    assert.equal((await visitor.call(endpoints.getMyInformation)).pausedOn, null);
    assert.notEqual(visitor.cookie, paused);
  });

  test("erasure ends the account at once and says until when what is kept", async () => {
    const copy = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    copy.cookie = visitor.cookie;
    const { request, destroyedOn } = await visitor.call(endpoints.openDataRequest, { kind: "erasure", text: "" });
    assert.deepEqual([request.status, destroyedOn], ["answered", "2026-12-21"]);
    await visitor.refused(endpoints.issuePass, { class: "live" }, "not-logged-in");
    await isStopped(copy, "device-replaced");
    const { rows } = await issuer.db.query(
      "SELECT count(*)::int AS n FROM consents AS c JOIN accounts AS a ON a.number = c.account WHERE a.ended_day IS NOT NULL AND c.withdrawn_day IS NULL",
    );
    assert.equal(rows[0].n, 0);
  });
});
