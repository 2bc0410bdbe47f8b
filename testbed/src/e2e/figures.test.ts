import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { DEMO_PASSWORD } from "../terminal.ts";
import { giveAuthenticator } from "./authenticator.ts";
import { axeFaults, fits, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const SHOTS = process.env.SHOTS_DIR;

describe("figures and notices of an office, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  const watched: WatchedPage[] = [];
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    for (const [nth, sector] of ["karaoke", "karaoke", "cafe"].entries())
      await town.openFacility({
        name: `${nth + 1}번 가게`,
        sector,
        loginId: `shop0${nth}`,
        businessNumber: "2208162517",
      });
    const { loginId, password } = await town.appointMunicipal({
      loginId: "daun",
      name: "정다운",
      title: "사무관",
      region: "11",
      roles: ["handler"],
    });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    const one = await openPage(context, town.registry.office.url);
    watched.push(one);
    page = one.page;
    await giveAuthenticator(page);
    await page.getByLabel("아이디").fill(loginId);
    await page.getByLabel("비밀번호").fill(password);
    await press("로그인");
    await press("패스키 등록");
    await page.getByRole("heading", { name: "할 일" }).waitFor();
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const open = (name: string) => page.getByRole("link", { name, exact: true }).first().click();
  const looksRight = async (shot: string) => {
    await inEveryLook(page, async (name) => {
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${shot}-${name.replace(" ", "-")}.png` });
      assert.deepEqual(await axeFaults(page), [], name);
    });
    await fits(page, 390);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${shot}-390.png`, fullPage: true });
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  test("the map shows who must and does, as tiles and as a table, and leaves as a file with a reason", async () => {
    await open("지도·사용률");
    await page.getByRole("heading", { name: "지도·사용률" }).waitFor();
    await page.getByRole("row", { name: /강남구 2 0 2 0\.0/ }).waitFor();
    await looksRight("rates");
    await press("엑셀 내려받기");
    await page.getByText("주간 보고").click();
    const download = page.waitForEvent("download");
    await press("내려받기");
    assert.match((await download).suggestedFilename(), /^서울특별시-지역별 사용률-.*\.xlsx$/);
  });

  test("reports show sign-ups, use, waiting times and paper, and print as a PDF", async () => {
    await open("보고·내려받기");
    await page.getByRole("heading", { name: "가입", exact: true }).waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await press("월간 현황 PDF");
    await page.getByText("월간 보고").click();
    const download = page.waitForEvent("download");
    await press("내려받기");
    assert.match((await download).suggestedFilename(), /\.pdf$/);
  });

  test("a notice is written from a template to whom the preview named, and read at the facility", async () => {
    await open("알림");
    await page.getByText("보낸 알림이 없습니다.").waitFor();
    await open("알림 쓰기");
    await page.getByLabel("틀").selectOption({ label: "전자출입명부를 시작해 주세요" });
    await page.getByLabel("업종").selectOption({ label: "노래연습장" });
    await page.getByText("시설관리자에게 문자로도 알리기").click();
    await press("받는 시설 보기");
    await page.getByText("2곳이 받습니다.").waitFor();
    await looksRight("new-notice");
    await press("2곳에 보내기");
    await page.getByRole("heading", { name: "전자출입명부를 시작해 주세요" }).waitFor();
    const facility = await openPage(
      await browser.newContext({ viewport: { width: 390, height: 844 } }),
      town.registry.url,
    );
    watched.push(facility);
    await facility.page.getByLabel("아이디").fill("shop00");
    await facility.page.getByLabel("비밀번호").fill(DEMO_PASSWORD);
    await facility.page.getByRole("button", { name: "로그인", exact: true }).click();
    await facility.page.getByText("읽지 않은 알림이 1건 있습니다.").waitFor();
    await facility.page.getByRole("link", { name: "알림 보기" }).click();
    await facility.page.getByRole("button", { name: /열기/ }).click();
    await facility.page.getByText("아직 방문기록이 없습니다", { exact: false }).waitFor();
    if (SHOTS) await facility.page.screenshot({ path: `${SHOTS}/own-notice.png` });
    assert.deepEqual(await axeFaults(facility.page), []);
    const anew = page.getByRole("button", { name: "새로 보기", exact: true });
    const isTold = async () => {
      if (await anew.isVisible()) await anew.click({ timeout: 1_000 }).catch(() => {});
      return (await page.getByText("도착 2건").count()) > 0 && (await page.getByText("2곳 가운데 1곳").count()) > 0;
    };
    await until(isTold, "both messages have arrived and one facility has read it");
    assert.deepEqual(await axeFaults(page), []);
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    assert.deepEqual(
      watched.flatMap(({ faults }) => faults),
      [],
    );
  });
});
