import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { dayStart } from "@kipass/protocol/day";
import { movableClock, nowSeconds, today } from "@kipass/service-kit/clock";
import type { TestAuthority } from "@kipass/service-kit/test-authority";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

describe("downloading one's own data", () => {
  const clock = movableClock((dayStart("2026-11-21") + 12 * 3600) * 1000);
  let issuer: TestIssuer;
  let authority: TestAuthority;
  let visitor: TestVisitor;

  before(async () => {
    ({ issuer, authority } = await startWithAuthority(clock));
    visitor = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    await visitor.enrol();
    await visitor.draw();
    await visitor.call(endpoints.openDataRequest, { kind: "correction", text: "성의 영문 표기" });
    const order = await authority.order({
      kind: "passes-of-person",
      audience: "naver",
      scope: { name: "홍길동", phone: "01012345678", from: nowSeconds(clock) - 3600, to: nowSeconds(clock) },
      limits: { passes: 10_000 },
      notifyAfter: today(clock),
      purpose: "확진자 방문 경로 확인",
    });
    await visitor.send(endpoints.disclosePasses, { order: order.text });
  });

  after(() => issuer.close());

  test("gives all that is kept, each with what it is for, and nothing of anybody else", async () => {
    const { sections, madeOn, issuer: name } = await visitor.call(endpoints.downloadMyData);
    assert.deepEqual([madeOn, name.ko], ["2026-11-21", "네이버"]);
    const mine = await visitor.call(endpoints.getMyInformation);
    const values = sections.flatMap(({ entries }) => entries.map(({ value }) => value)).join("\n");
    for (const words of [
      "홍길동",
      "01012345678",
      mine.safeNumber,
      "2026-12-21",
      "성의 영문 표기",
      "확진자 방문 경로 확인",
    ]) {
      assert.ok(values.includes(words), words);
    }
    for (const { title, explanation } of sections) {
      assert.ok(title.ko && title.en && explanation.ko && explanation.en);
    }
  });

  test("every column that holds something of a visitor's own is in it, or says nothing", async () => {
    const { rows } = await issuer.db.query(
      `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
       WHERE table_schema = 'public' AND (table_name = 'accounts' OR table_name IN (
         SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND confrelid = 'accounts'::regclass))
       ORDER BY 1`,
    );
    const places = rows.map(({ place }) => place);
    const told =
      /^(accounts\.(name|phone)_sealed|accounts\.(verified_until|last_pass_day|enrolled_day|paused_day))$|^(consents|provisions|data_requests|safe_numbers)\./;
    const says = /^accounts\.(number|phone_index|session_generation|ended_day)$/;
    const ofChildren = /^accounts\.(guardian|birth_date_sealed|has_own_device)$|^child_device_codes\./;
    assert.deepEqual(
      places.filter((place) => !told.test(place) && !says.test(place) && !ofChildren.test(place)),
      [],
    );
  });
});
