import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { addDays, dayOf } from "@kipass/protocol/day";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser, Download, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { DEMO_PASSWORD } from "../terminal.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const facility = { name: "온도포차", sector: "hunting-pocha", loginId: "ondo01", businessNumber: "1234567891" };

describe("a facility's counts and paper, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    const door = await town.openFacility(facility);
    const visitor = await town.enrol("naver", { name: "김다온", phone: "01000310001" });
    assert.equal(await door.scan(await visitor.draw()), "recorded");
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, acceptDownloads: true });
    watched = await openPage(context, town.registry.url);
    page = watched.page;
    await page.getByLabel("아이디").fill(facility.loginId);
    await page.getByLabel("비밀번호").fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "로그인" }).click();
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const fresh = async (path: string) => page.goto(`${town.registry.url}${path}`);
  const today = () => dayOf(town.clock.nowMs() / 1000);

  /** No axe fault and no sideways scroll, in both languages and modes, on a phone and on a narrow one. */
  async function looksRight(): Promise<void> {
    await inEveryLook(page, async (name) => {
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${name}: ${wide} px wide on ${width}`);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      assert.deepEqual(await axeFaults(page), [], name);
    });
  }

  test("counts are drawn, read as a table and handed out as a file", async () => {
    await page.getByRole("link", { name: "시간, 요일, 2주 방문 건수 보기" }).click();
    await page.getByRole("img", { name: /^오늘 시간별\. \d+시 1건\.$/ }).waitFor();
    await page.getByRole("button", { name: "최근 2주 표로 보기" }).click();
    await page.getByRole("row").nth(14).waitFor();
    assert.equal(await page.getByRole("row").count(), 15);
    const file = await saved(() => page.getByRole("button", { name: "CSV 내려받기" }).click());
    const lines = readFileSync(await file.path(), "utf8").split("\r\n");
    assert.equal(lines[0], "\ufeff시설,온도포차");
    assert.equal(lines.length, 31);
    assert.match(lines[29] ?? "", new RegExp(`^${today()},.요일,1,`));
    await looksRight();
  });

  test("posters, forms and the certificate come as PDF", async () => {
    await fresh("/prints");
    await page.getByRole("button", { name: "포스터 A4 영어" }).click();
    const poster = await saved(() => page.getByRole("link", { name: "poster-a4-en.pdf 내려받기" }).click());
    assert.equal(
      readFileSync(await poster.path())
        .subarray(0, 5)
        .toString(),
      "%PDF-",
    );
    await page.getByRole("button", { name: "이행 확인서 만들기" }).click();
    await page.getByRole("heading", { name: "발급 내역" }).waitFor();
    const certificate = await saved(() => page.getByRole("link", { name: /^KI-.*내려받기$/ }).click());
    const number = certificate.suggestedFilename().replace(".pdf", "");
    assert.match((await page.getByRole("listitem").filter({ hasText: number }).textContent()) ?? "", /1건/);
    await looksRight();
  });

  test("a paper log is put on record, remembered when it is due, and reported destroyed", async () => {
    await fresh("/paper");
    await page.getByLabel("처음 적은 날").fill(addDays(today(), -32));
    await page.getByLabel("마지막으로 적은 날").fill(addDays(today(), -26));
    await page.getByLabel("보관하는 곳").fill("사무실 잠금 캐비닛");
    await page.getByRole("button", { name: "올리기", exact: true }).click();
    await page.getByText("2일 남았습니다.").waitFor();
    await looksRight();
    await fresh("/");
    await page.getByText("사흘 안에 파기할 수기명부가 1권 있습니다.").waitFor();
    await looksRight();
    await page.getByRole("link", { name: "파기하고 알리기" }).click();
    await page.getByRole("button", { name: /파기했다고 알리기$/ }).click();
    await page.getByRole("button", { name: "알리기", exact: true }).click();
    await page.getByText("빈 곳을 채워 주세요.").waitFor();
    await page.getByText("파쇄", { exact: true }).click();
    await looksRight();
    await page.getByRole("button", { name: "알리기", exact: true }).click();
    await page.getByText("파기함", { exact: true }).waitFor();
    await fresh("/");
    await page.getByRole("link", { name: "인쇄물" }).waitFor();
    await page.getByRole("link", { name: "파기하고 알리기" }).waitFor({ state: "detached" });
  });

  test("no page asked for what its policy forbids", () => {
    assert.deepEqual(watched.faults, []);
  });

  async function saved(press: () => Promise<void>): Promise<Download> {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    return download;
  }
});
