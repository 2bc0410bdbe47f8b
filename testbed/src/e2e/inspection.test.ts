import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { giveAuthenticator } from "./authenticator.ts";
import { axeFaults, fits, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const NAME = "별밤 코인노래연습장";

describe("an inspection and what follows from it, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const watched: WatchedPage[] = [];
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    await town.openFacility({ name: NAME, sector: "karaoke", loginId: "byeolbam", businessNumber: "1234567891" });
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
  const looksRight = async () => {
    await inEveryLook(page, async (name) => assert.deepEqual(await axeFaults(page), [], name));
    for (const width of [390, 320]) {
      await fits(page, width);
    }
  };

  async function comes(loginId: string, name: string, roles: ("handler" | "decider" | "admin")[], width: number) {
    const context = await browser.newContext({ viewport: { width, height: 844 } });
    const one = await openPage(context, town.registry.office.url);
    contexts.push(context);
    watched.push(one);
    page = one.page;
    await giveAuthenticator(page);
    const account = await town.appointMunicipal({ loginId, name, title: "주무관", region: "11680", roles });
    await page.getByLabel("아이디").fill(account.loginId);
    await page.getByLabel("비밀번호").fill(account.password);
    await press("로그인");
    await press("패스키 등록");
    await page.getByRole("heading", { name: "할 일" }).waitFor();
  }

  test("is recorded on a phone without a network and arrives when it is back", async () => {
    await comes("haneul", "김하늘", ["handler"], 390);
    await page.getByRole("link", { name: "시설", exact: true }).click();
    await page.getByRole("link", { name: NAME }).click();
    await press("점검 목록에 넣기");
    await page.getByText("오늘 점검 목록에 넣었습니다.").waitFor();
    await page.getByRole("link", { name: "점검", exact: true }).click();
    await page.getByRole("link", { name: `${NAME} 기록하기` }).waitFor();
    await looksRight();
    await page.setViewportSize({ width: 390, height: 844 });
    await contexts[0]?.setOffline(true);
    await page.getByRole("link", { name: `${NAME} 기록하기` }).click();
    await page.getByRole("group", { name: "전자출입명부(QR) 설치" }).getByText("부적합").click();
    await page.getByLabel("행정지도").fill("QR 확인 단말기를 설치하도록 안내함");
    await press("기록");
    await page.getByText("기기에 남겼습니다.").waitFor();
    await page.getByRole("link", { name: "미전송 1건" }).waitFor();
    await page.getByRole("link", { name: "다른 곳 점검" }).click();
    await contexts[0]?.setOffline(false);
    await page.getByText("점검함").waitFor();
    await page.getByText("미전송").first().waitFor({ state: "detached" });
  });

  test("leads to an order that another officer decides", async () => {
    await page.getByRole("link", { name: `${NAME} 기록하기` }).click();
    await looksRight();
    await page.goBack();
    await page
      .getByRole("link", { name: new RegExp(`^${NAME}`) })
      .first()
      .click();
    await press("새 조치");
    await page.getByLabel("단계").selectOption({ label: "시정명령" });
    await page.getByLabel("기한").fill(inDays(14));
    await page.getByLabel("위반 내용").fill("전자출입명부를 설치하지 않음");
    assert.deepEqual(await axeFaults(page), []);
    await press("기안");
    await page.getByText("결재 대기", { exact: true }).waitFor();
    assert.equal(await page.getByRole("button", { name: "시정명령 결재" }).count(), 0);
    await comes("bada", "이바다", ["decider", "admin"], 1440);
    await page.getByRole("link", { name: `${NAME} 열기` }).click();
    await page.getByText("통지문 (결재 전)").click();
    await looksRight();
    await page.setViewportSize({ width: 1440, height: 900 });
    await press("시정명령 결재");
    await page
      .getByText(/시행 위생과-1/)
      .first()
      .waitFor();
    const saved = page.waitForEvent("download");
    await press("시정명령 PDF 받기");
    assert.equal((await saved).suggestedFilename(), "시정명령 위생과-1.pdf");
    await page.getByRole("link", { name: "조치", exact: true }).click();
    await page.getByRole("row", { name: /시정명령/ }).waitFor();
    await looksRight();
  });

  test("whoever logs out without a network is out when it is back", async () => {
    await contexts[1]?.setOffline(true);
    await press("로그아웃");
    await page.getByRole("button", { name: "다시 연결" }).waitFor();
    assert.equal(await page.getByText(NAME).count(), 0);
    await contexts[1]?.setOffline(false);
    await page.getByRole("button", { name: "로그인" }).waitFor();
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    const faults = watched.flatMap((one) => one.faults).filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault));
    assert.deepEqual(faults, []);
  });
});

function inDays(days: number): string {
  return new Date(Date.now() + (days * 24 + 9) * 3_600_000).toISOString().slice(0, 10);
}
