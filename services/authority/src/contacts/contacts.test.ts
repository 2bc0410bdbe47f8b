import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { listContacts } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, dayStart } from "@kipass/protocol/day";
import { readTable } from "@kipass/service-kit/spreadsheets/read-table";
import { writeTable } from "@kipass/service-kit/spreadsheets/write-table";
import { until } from "@kipass/service-kit/testing-until";
import { openTestInbox, type TestInbox } from "../stand-ins/inbox.ts";
import { FRIDAY, openTown, PASSWORD, type RequestView, type TestOfficer, type Town } from "../stand-ins/town.ts";

type Entry = Reply<typeof listContacts>["contacts"][number];

const kst = (text: string) => Date.parse(`2026-11-${text}:00+09:00`) / 1000;
const token = () => toBase64url(randomBytes(16));

describe("acting on contacts", () => {
  let town: Town;
  let inbox: TestInbox;
  let seo: TestOfficer;
  let park: TestOfficer;
  let gangnam: TestOfficer;
  let mapo: TestOfficer;
  let bar: { id: number };
  let caseId: string;
  let reference: string;
  const params = () => ({ case: caseId });

  before(async () => {
    inbox = await openTestInbox();
    town = await openTown({ smsInboxUrl: inbox.url });
    seo = await town.officer("seoyeon", "investigator");
    park = await town.officer("junho", "approver");
    gangnam = await town.officer("gangnam", "health-centre", "11680");
    mapo = await town.officer("mapo", "health-centre", "11440");
    await seo.registerKey();
    await park.registerKey();
    await town.certifyOfficers(park);
    await investigate();
  });
  after(async () => {
    await town.close();
    await inbox.close();
  });

  async function investigate(): Promise<void> {
    const { naver, kakao, registry } = town;
    const place = registry.open("온도포차", "hunting-pocha");
    bar = place;
    const visits = [
      [naver, "홍길동", "01011110001", "18T19:00"],
      [naver, "김도윤", "01001423391", "18T19:05"],
      [naver, "이하은", "01002750048", "18T19:10"],
      [kakao, "=cmd|' /C calc'!A0", "01003187726", "18T19:20"],
    ] as const;
    for (const [issuer, name, phone, at] of visits) {
      const atMs = kst(at) * 1000;
      await registry.record(issuer.draw(issuer.enrol(name, phone), atMs), { facility: place, atMs });
    }
    const opened = await seo.client.openCase({
      body: {
        caseNumber: "2026-0001",
        name: "홍길동",
        phone: "01011110001",
        issuers: ["naver"],
        onset: { kind: "symptoms", day: "2026-11-18" },
        isolatedAt: kst("20T09:30"),
        note: "",
      },
    });
    caseId = String(opened.case.id);
    await run("places");
    const exposures = [{ facility: bar.id, from: kst("18T18:50"), to: kst("18T21:00") }];
    reference = (await run("co-visitors", exposures)).orders[0]?.reference ?? assert.fail();
    const request = await run("identities");
    const { people } = await seo.client.readCase({ params: params() });
    await seo.client.choosePeople({
      params: { request: String(request.id) },
      body: { people: people.map(({ issuer, person }) => ({ issuer, person })) },
    });
    await until(async () => (await list()).length === 3);
  }

  async function run(
    stage: "places" | "co-visitors" | "identities",
    exposures: { facility: number; from: number; to: number }[] = [],
  ): Promise<RequestView> {
    const { request } = await seo.client.draftRequest({ params: params(), body: { stage, reason: "조사", exposures } });
    await seo.approve(request);
    await park.approve(request);
    const state = async () => (await seo.client.readRequest({ params: { request: String(request.id) } })).request.state;
    await until(async () => ["done", "choosing"].includes(await state()));
    return request;
  }

  const list = async () => (await seo.client.listContacts({ params: params() })).contacts;
  const byName = async (name: string): Promise<Entry> =>
    (await list()).find((one) => one.name === name) ?? assert.fail(name);
  const record = (officer: TestOfficer, contacts: Entry[], step: object, batch = token()) =>
    officer.client.recordContactSteps({
      params: params(),
      body: { batch, contacts: contacts.map(({ id }) => id), step },
    });

  describe("the worklist", () => {
    it("begins with everybody to be reached, at the health centre of the place", async () => {
      for (const { state, centre, missedCalls } of await list()) {
        assert.deepEqual(
          [state, centre, missedCalls],
          ["new", { region: "11680", name: "서울특별시 강남구 보건소" }, 0],
        );
      }
    });

    it("takes one step for many, once, and takes it back within ten minutes", async () => {
      const all = await list();
      const batch = token();
      assert.equal((await record(seo, all, { state: "testing", next: "검사 예약 11. 21." }, batch)).recorded, 3);
      assert.equal((await record(seo, all, { state: "testing" }, batch)).recorded, 0);
      assert.ok((await list()).every(({ state, next }) => state === "testing" && next === "검사 예약 11. 21."));
      await assert.rejects(gangnam.client.undoContactSteps({ params: params(), body: { batch } }), {
        code: "conflict",
      });
      assert.equal((await seo.client.undoContactSteps({ params: params(), body: { batch } })).undone, 3);
      await assert.rejects(seo.client.undoContactSteps({ params: params(), body: { batch } }), { code: "conflict" });
      assert.ok((await list()).every(({ state, next }) => state === "new" && next === ""));
      const { steps } = await seo.client.readContactSteps({ params: { ...params(), contact: all[0]?.id ?? "" } });
      assert.deepEqual(
        steps.map(({ officer, step, undone }) => [officer, step.state, undone]),
        [["이서연", "testing", true]],
      );
    });

    it("takes nothing back after ten minutes", async () => {
      const batch = token();
      await record(seo, [await byName("김도윤")], { note: "마스크 씀" }, batch);
      town.clock.set(FRIDAY + 11 * 60_000);
      await assert.rejects(seo.client.undoContactSteps({ params: params(), body: { batch } }), { code: "conflict" });
      assert.equal((await byName("김도윤")).note, "마스크 씀");
    });

    it("counts calls nobody answered until somebody does", async () => {
      const lee = [await byName("이하은")];
      await record(seo, lee, { state: "missed" });
      await record(seo, lee, { state: "missed", taken: true });
      assert.deepEqual([(await byName("이하은")).missedCalls, (await byName("이하은")).takenBy], [2, "이서연"]);
      await record(seo, lee, { state: "called" });
      assert.equal((await byName("이하은")).missedCalls, 0);
    });

    it("refuses what is no step, whoever is no contact, and a region that is none", async () => {
      const [someone] = await list();
      assert.ok(someone);
      await assert.rejects(record(seo, [someone], {}), { code: "malformed-request" });
      await assert.rejects(record(seo, [someone], { residence: "99999" }), { code: "malformed-request" });
      await assert.rejects(record(seo, [{ ...someone, id: token() }], { state: "called" }), {
        code: "contact-not-found",
      });
      // As many as one press may be for fit into a request.
      const many = Array.from({ length: 5000 }, () => ({ ...someone, id: token() }));
      await assert.rejects(record(seo, many, { state: "called" }), { code: "contact-not-found" });
      await assert.rejects(record(seo, [], { state: "called" }), { code: "contact-not-found" });
    });
  });

  describe("a health centre", () => {
    const assigned = async (officer: TestOfficer) => (await officer.client.listAssignedContacts()).contacts;

    it("sees its own contacts with their last meeting, and nothing else of the case", async () => {
      const contacts = await assigned(gangnam);
      assert.deepEqual(
        contacts.map(({ name }) => name),
        ["김도윤", "이하은", "=cmd|' /C calc'!A0"],
        "longest overlap first",
      );
      assert.ok(contacts.every(({ caseNumber, overlaps }) => caseNumber === "2026-0001" && overlaps.length === 1));
      assert.deepEqual(await assigned(mapo), []);
      await assert.rejects(gangnam.client.listContacts({ params: params() }), { code: "forbidden" });
    });

    it("acts on them, and on nobody else's", async () => {
      const kim = await byName("김도윤");
      await record(gangnam, [kim], { state: "called" });
      assert.equal((await byName("김도윤")).state, "called");
      await assert.rejects(record(mapo, [kim], { state: "called" }), { code: "contact-not-found" });
      await assert.rejects(mapo.client.readContactSteps({ params: { ...params(), contact: kim.id } }), {
        code: "contact-not-found",
      });
      await assert.rejects(record(gangnam, [kim, { ...kim, id: token() }], { state: "called" }), {
        code: "contact-not-found",
      });
    });

    it("hands one on to where they live, as soon as a call has told", async () => {
      const kim = await byName("김도윤");
      await record(gangnam, [kim], { residence: "11440" });
      assert.deepEqual(
        (await assigned(mapo)).map(({ name }) => name),
        ["김도윤"],
      );
      assert.ok(!(await assigned(gangnam)).some(({ name }) => name === "김도윤"));
      assert.equal((await byName("김도윤")).centre?.region, "11440");
      // Whoever lists the case again does not take them back.
      await list();
      assert.deepEqual(
        (await assigned(mapo)).map(({ name }) => name),
        ["김도윤"],
      );
      await record(mapo, [kim], { residence: null });
      assert.deepEqual(await assigned(mapo), []);
    });

    it("is bounded by the database itself", async () => {
      const rows = (officer: string, region: string) =>
        town.authority.as("authority_app").tx(
          "look",
          async (tx) => {
            const { rows: people } = await tx.query("SELECT id FROM contacts");
            const { rows: steps } = await tx.query("SELECT id FROM contact_steps");
            const { rows: lists } = await tx.query("SELECT case_id FROM case_data");
            return [people.length, steps.length > 0, lists.length];
          },
          {
            settings: {
              "kipass.officer": officer,
              "kipass.role": "health-centre",
              "kipass.regions": "",
              "kipass.health_centre": region,
            },
          },
        );
      assert.deepEqual(await rows(gangnam.id, "11680"), [3, true, 0]);
      assert.deepEqual(await rows(mapo.id, "11440"), [0, false, 0]);
    });
  });

  describe("people without a QR code", () => {
    const row = (more: object) => ({
      at: kst("18T19:30"),
      name: "",
      area: "강남구",
      phone: "",
      safeNumber: "",
      ...more,
    });

    it("join the list from written rows, merged by phone, with their source", async () => {
      const rows = [
        row({ phone: "010-5555-0001" }),
        row({ name: "김도윤", phone: "+82 10-0142-3391" }),
        row({ name: "박온", phone: "02-123-4567" }),
        row({ phone: "010-5555-0002", at: kst("18T12:00") }),
        row({ phone: "12" }),
        row({}),
      ];
      const body = { facility: bar.id, rows };
      const { lines, kept } = await seo.client.addPaperRows({ params: params(), body });
      assert.deepEqual(
        lines.map(({ verdict }) => verdict),
        ["new", "new", "new", "outside", "refused", "refused"],
      );
      assert.deepEqual(
        lines.slice(4).map(({ faults }) => faults),
        [[{ column: "전화번호", problem: "bad-phone" }], [{ column: "전화번호", problem: "nobody" }]],
      );
      assert.equal(kept, 3);
      assert.deepEqual((await seo.client.addPaperRows({ params: params(), body })).known, 3);
      const contacts = await list();
      assert.equal(contacts.length, 5);
      assert.deepEqual((await byName("김도윤")).sources, ["naver", "paper"]);
      assert.deepEqual(contacts.find(({ phone }) => phone === "01055550001")?.sources, ["paper"]);
      assert.deepEqual((await byName("박온")).phone, "021234567");
    });

    it("join it from a facility's own list, which a signed order has to name; the same list again adds nobody", async () => {
      const columns = ["방문일시", "이름", "연락처"].map((name) => ({ name, kind: "text" as const }));
      const { files } = await writeTable({
        name: "list",
        format: "xlsx",
        columns,
        rows: [
          ["2026-11-18 19:40", "최지우", "010-0451-6203"],
          ["2026-11-01 19:40", "남남", "010-0451-9999"],
          ["어제", "최지우", "010-0451-6203"],
        ],
      });
      const file = toBase64url(files[0]?.bytes ?? assert.fail());
      const body = { facility: bar.id, reference, fileName: "출입기록.xlsx", file };
      const preview = await seo.client.previewHandIn({ params: params(), body });
      assert.deepEqual(
        preview.lines.map(({ line, verdict }) => [line, verdict]),
        [
          [2, "new"],
          [3, "outside"],
          [4, "refused"],
        ],
      );
      assert.equal((await list()).length, 5);
      assert.equal((await seo.client.takeOverHandIn({ params: params(), body })).kept, 1);
      assert.deepEqual((await seo.client.takeOverHandIn({ params: params(), body })).known, 1);
      assert.deepEqual((await byName("최지우")).sources, ["own-system"]);
      assert.equal((await list()).length, 6);
      for (const wrong of [{ reference: token() }, { facility: 999 }]) {
        await assert.rejects(seo.client.takeOverHandIn({ params: params(), body: { ...body, ...wrong } }), {
          code: "order-not-found",
        });
      }
      const { places } = await seo.client.listHandInOrders({ params: params() });
      assert.deepEqual(
        places.map(({ facilityName, references }) => [facilityName, references]),
        [["온도포차", [reference]]],
      );
    });

    it("report every fault of a file and never fall over one", async () => {
      for (const content of ["", "PK\u{3}\u{4}", "a,b\n1,2\n", '방문일시,연락처\n"2026']) {
        const body = { facility: bar.id, reference, fileName: "x.csv", file: toBase64url(Buffer.from(content)) };
        const { lines, refused } = await seo.client.previewHandIn({ params: params(), body });
        assert.ok(refused > 0 && lines.every(({ faults }) => faults.length > 0), content);
      }
    });
  });

  describe("messages", () => {
    const send = (contacts: Entry[], more: object = {}) =>
      seo.client.sendMessages({
        params: params(),
        body: { batch: token(), language: "ko", contacts: contacts.map(({ id }) => id), reason: "검사 안내", ...more },
      });

    it("tell when, in what kind of place and what to do, and no name of anybody or of the place", async () => {
      const contacts = await list();
      const body = { language: "ko" as const, contacts: contacts.map(({ id }) => id) };
      const preview = await seo.client.previewMessages({ params: params(), body });
      assert.deepEqual([preview.people, preview.without.map(({ why }) => why), preview.won], [5, ["no-mobile"], 150]);
      const words = preview.texts.map(({ text }) => text).join("\n");
      assert.match(words, /\[질병관리청\] 11월 18일 강남구의 주점에서 .*서울특별시 강남구 보건소.*naver에서/);
      for (const name of ["홍길동", "김도윤", "온도포차", "010"]) assert.ok(!words.includes(name), name);
      assert.deepEqual(inbox.messages, []);
    });

    it("go out once however often the press arrives, and say that they arrived", async () => {
      const contacts = (await list()).filter(({ phone }) => phone !== "021234567");
      const batch = token();
      await Promise.all([send(contacts, { batch }), send(contacts, { batch })]);
      await until(async () =>
        (await list()).every(({ phone, message }) => phone === "021234567" || message?.state === "delivered"),
      );
      assert.deepEqual(inbox.messages.map(({ to }) => to).sort(), contacts.map(({ phone }) => phone).sort());
      assert.equal((await byName("최지우")).state, "messaged");
      assert.equal((await byName("이하은")).state, "called");
      const { batches } = await seo.client.listMessageBatches({ params: params() });
      assert.deepEqual(
        batches.map(({ officer, reason, delivered, failed }) => [officer, reason, delivered, failed]),
        [["이서연", "검사 안내", 5, 0]],
      );
    });

    it("that the gateway does not take are tried again, then failed, then sent again by a person", async () => {
      const choi = await byName("최지우");
      inbox.messages.length = 0;
      inbox.refuse(3);
      await send([choi], { language: "en" });
      const batches = async () => (await seo.client.listMessageBatches({ params: params() })).batches[0];
      await until(async () => (await batches())?.failed === 1);
      assert.deepEqual((await byName("최지우")).message?.problem, "unavailable");
      assert.deepEqual(
        (await seo.client.retryMessages({ params: params(), body: { contacts: [choi.id] } })).messages,
        1,
      );
      await until(async () => (await batches())?.delivered === 1);
      assert.deepEqual(
        (await seo.client.retryMessages({ params: params(), body: { contacts: [choi.id] } })).messages,
        0,
      );
      assert.equal(inbox.messages.length, 1);
    });

    it("of which nobody knows whether they went are left to a person", async () => {
      const choi = await byName("최지우");
      inbox.messages.length = 0;
      await town.authority.restart(async () => {
        await town.authority
          .as("owner")
          .query(
            "UPDATE messages SET state = 'sending', at_ms = at_ms - 120000 WHERE id = (SELECT max(id) FROM messages)",
          );
      });
      await until(async () => (await byName("최지우")).message?.state === "unsure");
      assert.equal((await seo.client.retryMessages({ params: params(), body: { contacts: [choi.id] } })).messages, 0);
      assert.equal(inbox.messages.length, 0);
    });

    it("to the officer's own phone tell of an invented place, a few a day", async () => {
      inbox.messages.length = 0;
      const body = { batch: token(), language: "vi" as const, phone: "010-9999-0000" };
      const { text } = await seo.client.testMessage({ params: params(), body });
      await seo.client.testMessage({ params: params(), body });
      assert.deepEqual(
        inbox.messages.map(({ to }) => to),
        ["01099990000"],
      );
      assert.match(text, /^\[KDCA\] Ngay /);
      await assert.rejects(seo.client.testMessage({ params: params(), body: { ...body, phone: "1" } }), {
        code: "bad-phone",
      });
      for (let sent = 1; sent < 10; sent++) {
        await seo.client.testMessage({ params: params(), body: { ...body, batch: token() } });
      }
      await assert.rejects(seo.client.testMessage({ params: params(), body: { ...body, batch: token() } }), {
        code: "rate-limited",
      });
    });

    it("are not sent to whom turned out to be no contact", async () => {
      const choi = await byName("최지우");
      await record(seo, [choi], { state: "excluded" });
      await assert.rejects(send([choi]), { code: "conflict" });
      await record(seo, [choi], { state: "new" });
    });
  });

  describe("exports", () => {
    const exported = async (format: "xlsx" | "csv" | "sormas" | "go-data" | "json") => {
      const body = { format, recipient: "강남구 보건소", reason: "검사 협조" };
      const { files, rows } = await seo.client.exportContacts({ params: params(), body });
      const [file] = files;
      assert.ok(file);
      const bytes = Buffer.from(file.bytes, "base64url");
      assert.equal(createHash("sha256").update(bytes).digest("hex"), file.sha256);
      return { file, bytes, rows };
    };

    it("hold every contact, inert and as they are, and say until when they may be kept", async () => {
      const names = (await list()).map(({ name }) => name).sort();
      for (const format of ["xlsx", "csv"] as const) {
        const { file, bytes, rows } = await exported(format);
        const table = await readTable(bytes);
        assert.deepEqual([rows, table.faults], [6, []]);
        assert.deepEqual(table.rows.map(({ cells }) => cells[1]).sort(), names);
        assert.ok(table.rows.every(({ cells }) => cells.at(-1) === "2026-12-19"));
        assert.equal(file.name, `contacts-2026-0001-until-2026-12-19.${format}`);
      }
      const { bytes } = await exported("csv");
      assert.match(bytes.toString("utf8"), /^\u{feff}"접촉자 번호".*"'=cmd\|' \/C calc'!A0"/su);
    });

    it("name a contact alike each time, in every format", async () => {
      const ids = (await list()).map(({ id }) => id).sort();
      const json = JSON.parse((await exported("json")).bytes.toString("utf8"));
      assert.deepEqual(
        json.contacts.map(({ id }: { id: string }) => id),
        ids,
      );
      assert.deepEqual(
        [json.format, json.recipient, json.destroyBy, json.rows],
        ["kipass/contact-list/1", "강남구 보건소", "2026-12-19", 6],
      );
      const goData = JSON.parse((await exported("go-data")).bytes.toString("utf8"));
      assert.deepEqual(
        goData.map(({ id }: { id: string }) => id),
        ids,
      );
      assert.equal(goData.find((one: { firstName: string }) => one.firstName === "하은").lastName, "이");
      const [, properties = "", ...lines] = (await exported("sormas")).bytes.toString("utf8").split("\r\n");
      assert.match(properties, /"lastContactDate".*"externalToken".*"person\.firstName"/);
      assert.ok(ids.every((id) => lines.join("\n").includes(`"${id}"`)));
    });

    it("stay on record with who and why", async () => {
      const { exports } = await seo.client.listExports({ params: params() });
      assert.ok(exports.length >= 5);
      for (const { officer, recipient, reason, rows } of exports) {
        assert.deepEqual([officer, recipient, reason, rows], ["이서연", "강남구 보건소", "검사 협조", 6]);
      }
      for (const statement of [
        "UPDATE contact_exports SET rows = 0",
        "DELETE FROM contact_exports",
        "DELETE FROM contact_steps",
        "UPDATE contact_steps SET sealed = ''",
      ]) {
        await assert.rejects(town.authority.as("authority_app").query(statement), /permission denied/, statement);
      }
    });
  });

  it("lists nothing of a case out of the access log's sight", async () => {
    const { client, id } = seo;
    const lists = {
      listExports: client.listExports,
      listHandInOrders: client.listHandInOrders,
      listMessageBatches: client.listMessageBatches,
      listSafeNumbers: client.listSafeNumbers,
    };
    for (const list of Object.values(lists)) await list({ params: params() });
    const { rows } = await town.authority
      .as("owner")
      .query(
        "SELECT DISTINCT officer, what, case_id, reason FROM access_log WHERE what = ANY ($1::text[]) ORDER BY what",
        [Object.keys(lists)],
      );
    const view = { officer: id, case_id: Number(caseId), reason: "case 2026-0001" };
    assert.deepEqual(
      rows,
      Object.keys(lists).map((what) => ({ ...view, what })),
    );
  });

  it("keeps nobody readable in any of its tables", async () => {
    for (const table of [
      "contacts",
      "contact_steps",
      "message_batches",
      "messages",
      "contact_exports",
      "case_data",
      "access_log",
    ]) {
      const { rows } = await town.authority
        .as("owner")
        .query<{ line: string }>(`SELECT t::text AS line FROM ${table} t`);
      const content = rows.map(({ line }) => line).join("\n");
      for (const canary of [
        "김도윤",
        "01001423391",
        "01055550001",
        "온도포차",
        "검사 안내",
        "마스크 씀",
        "01099990000",
      ]) {
        for (const form of [canary, Buffer.from(canary).toString("hex")])
          assert.ok(!content.includes(form), `${canary} in ${table}`);
      }
    }
  });

  it("loses contacts, steps and messages with their day", async () => {
    town.clock.set(dayStart(addDays("2026-11-18", 29)) * 1000);
    await town.authority.jobs();
    const count = async (table: string) =>
      (await town.authority.as("owner").query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n;
    assert.deepEqual([await count("contacts"), await count("contact_steps"), await count("messages")], [0, 0, 0]);
    await seo.client.logIn({ body: { loginId: "seoyeon", password: PASSWORD } });
    assert.deepEqual(await list(), []);
  });
});
