import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addDays, dayOf } from "@kipass/protocol/day";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { enrolOfficer, type Officer } from "../officer.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { enrolOnPage } from "./officer-page.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const MAPO = "11440";

describe("people, access log and alarms on the console", () => {
  let town: LiveTown;
  let browser: Browser;
  let desk: WatchedPage;
  let page: Page;
  let investigator: Officer;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    const seo = {
      loginId: "seoyeon",
      name: "이서연",
      title: "역학조사관",
      role: "investigator",
      region: MAPO,
    } as const;
    investigator = await enrolOfficer(town.authority.url, await town.openAccount(seo));
    await town.openAccount({
      loginId: "daon",
      name: "정다온",
      title: "역학조사관",
      role: "investigator",
      region: MAPO,
    });
    await town.openAccount({ loginId: "junho", name: "박준호", title: "과장", role: "approver", region: MAPO });
    await town.openAccount({ loginId: "hanbyeol", name: "한별", title: "감독관", role: "supervisor", region: "11000" });
    const { case: opened } = await investigator.client.openCase({
      body: {
        caseNumber: "2026-0142",
        name: "홍길동",
        phone: "01000170001",
        issuers: ["naver"],
        onset: { kind: "sampling", day: new Date(Date.now() - 86_400_000 * 2).toISOString().slice(0, 10) },
        isolatedAt: null,
        note: "",
      },
    });
    await investigator.client.draftRequest({
      params: { case: String(opened.id) },
      body: { stage: "places", reason: "집단 발생", exposures: [], emergency: true },
    });
    desk = await openPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }), town.authority.url);
    page = desk.page;
    await enrolOnPage(page, town.passwordOf("hanbyeol"));
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const looks = async () => {
    const faults: string[] = [];
    await inEveryLook(page, async (look) => {
      faults.push(...(await axeFaults(page)).map((fault) => `${look}: ${fault}`));
    });
    assert.deepEqual(faults, []);
  };

  test("a supervisor sees the emergency among the alarms", async () => {
    await page.getByRole("link", { name: /경보/ }).click();
    await page.getByRole("row", { name: /긴급 요청이 만들어졌습니다\..*이서연.*2026-0142/ }).waitFor();
    await looks();
  });

  test("gives the case on to a colleague", async () => {
    await page.getByRole("link", { name: /사례/ }).first().click();
    await page.getByRole("link", { name: "2026-0142" }).click();
    await page.getByText("서울특별시 마포구 · 이서연 담당").waitFor();
    await page.getByRole("button", { name: "사례 넘기기" }).click();
    await page.getByLabel("역학조사관").selectOption({ label: "정다온 역학조사관" });
    await page.getByLabel("넘기는 사유").fill("업무 분담");
    assert.deepEqual(await axeFaults(page), []);
    await page.getByRole("button", { name: "넘기기", exact: true }).click();
    await page.getByText("서울특별시 마포구 · 정다온 담당").waitFor();
  });

  test("enters an approver's absence with a deputy, appoints somebody and ends another's service", async () => {
    await page.getByRole("link", { name: "담당자" }).click();
    await page.getByRole("button", { name: "박준호 바꾸기" }).click();
    const today = dayOf(Date.now() / 1000);
    await page.getByLabel("첫날").fill(today);
    // Midnight may pass before it is looked at.
    await page.getByLabel("마지막 날").fill(addDays(today, 1));
    await page.getByLabel("대신 승인할 사람").selectOption({ label: "이서연 역학조사관" });
    await looks();
    await page.getByRole("button", { name: "부재 적기" }).click();
    await page.getByText("이서연 대신 승인").waitFor();
    assert.deepEqual((await investigator.client.describeOfficer()).deputyFor, [MAPO]);

    await page.getByRole("button", { name: "담당자 임명" }).click();
    await page.getByLabel("이름").fill("윤하늘");
    await page.getByLabel("직위").fill("주무관");
    await page.getByLabel("아이디").fill("haneul");
    await page.getByLabel("첫 비밀번호").fill("gyeong-2026-bok");
    await page.getByLabel("역할").selectOption("auditor");
    await page.getByLabel("지역").selectOption(MAPO);
    await page.getByRole("button", { name: "임명", exact: true }).click();
    await page.getByRole("row", { name: /윤하늘 주무관.*감사자.*마포구/ }).waitFor();

    await page.getByRole("button", { name: "이서연 바꾸기" }).click();
    await page.getByLabel("사유").fill("퇴직");
    await page.getByRole("button", { name: "담당 끝내기" }).click();
    await page.getByRole("button", { name: "정말 끝냅니다" }).click();
    await page.getByRole("row", { name: /^이서연/ }).waitFor({ state: "detached" });
    const session = () =>
      investigator.session.describeOfficer().then(
        () => "goes on",
        ({ code }) => code,
      );
    await until(async () => (await session()) !== "goes on", "the session is over");
    assert.equal(await session(), "session-ended");
  });

  test("reads in the access log who did what, and takes it out with a reason", async () => {
    await page.getByRole("link", { name: "접속기록" }).click();
    await page.getByLabel("사례번호").fill("2026-0142");
    await page.getByRole("row", { name: /이서연.*사례 열기.*2026-0142/ }).waitFor();
    assert.ok((await page.locator("tbody tr").count()) >= 4);
    await looks();
    await page.getByLabel("내려받는 사유").fill("정기 점검");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV 내려받기" }).click(),
    ]);
    assert.match(download.suggestedFilename(), /\.csv$/);
    assert.doesNotMatch(await page.content(), /홍길동|01000170001/);
  });

  test("fits a phone", async () => {
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      for (const name of ["담당자", "접속기록", /경보/]) {
        await page.getByRole("link", { name }).click();
        await page.getByRole("heading", { level: 1, name }).waitFor();
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(over <= 0, `${name} is ${over} px too wide at ${width}`);
      }
    }
  });

  test("without a fault in the console", () => assert.deepEqual(desk.faults, []));
});
