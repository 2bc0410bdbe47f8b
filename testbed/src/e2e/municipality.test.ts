import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { giveAuthenticator } from "./authenticator.ts";
import { axeFaults, fits, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

describe("a municipality's officer, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    for (const [nth, name] of ["청담 작은도서관", "대치 주민문화센터", "신사 어린이도서관"].entries())
      await town.openFacility({ name, sector: "theatre", loginId: `library${nth}`, businessNumber: null });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    watched = await openPage(context, town.registry.office.url);
    page = watched.page;
    await giveAuthenticator(page);
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const looksRight = async () => {
    await inEveryLook(page, async (name) => assert.deepEqual(await axeFaults(page), [], name));
    await fits(page, 390);
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  test("logs in with a password and a passkey, which the first time is made", async () => {
    const account = { loginId: "haneul", name: "김하늘", title: "주무관", region: "11680" };
    const { loginId, password } = await town.appointMunicipal({ ...account, roles: ["handler", "decider", "admin"] });
    const logIn = async () => {
      await page.getByLabel("아이디").fill(loginId);
      await page.getByLabel("비밀번호").fill(password);
      await press("로그인");
    };
    await logIn();
    await press("패스키 등록");
    await page.getByRole("heading", { name: "할 일" }).waitFor();
    await press("로그아웃");
    await logIn();
    await press("패스키로 확인");
    await page.getByRole("heading", { name: "할 일" }).waitFor();
  });

  test("approves with one press, takes it back, and decides on several at once", async () => {
    await press("청담 작은도서관 승인");
    await page.getByText("청담 작은도서관을 승인했습니다.").waitFor();
    await press("되돌리기");
    await page.getByText("되돌렸습니다.").waitFor();
    await page.getByRole("button", { name: "청담 작은도서관 승인", exact: true }).waitFor();
    await page.getByRole("link", { name: /대치 주민문화센터/ }).click();
    await page.getByRole("complementary", { name: "대치 주민문화센터" }).waitFor();
    await looksRight();
    for (const name of ["청담 작은도서관", "대치 주민문화센터"])
      await page.getByRole("checkbox", { name: `${name} 고르기` }).check();
    await press("모두 승인");
    await page.getByText("외 1곳을 승인했습니다.").waitFor();
    await page.getByRole("button", { name: "닫기", exact: true }).click();
    await press("신사 어린이도서관 반려");
    await page.getByText("주소를 확인할 수 없음").click();
    assert.deepEqual(await axeFaults(page), []);
    await page.getByRole("dialog").getByRole("button", { name: "반려" }).click();
    await page.getByText("기다리는 일이 없습니다.").waitFor();
  });

  test("finds a facility from anywhere and opens who runs it with a reason", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("청담");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "청담 작은도서관" }).waitFor();
    await looksRight();
    await page.getByRole("link", { name: "청담 작은도서관" }).click();
    await page.getByRole("heading", { name: "청담 작은도서관" }).waitFor();
    await looksRight();
    await press("대표자·전화 보기");
    await page.getByText("승인 확인", { exact: true }).click();
    await press("보기");
    await page.getByText("한대표").waitFor();
    await page.getByRole("link", { name: "접속기록" }).click();
    await page.getByRole("row", { name: /대표자·전화 열람.*승인 확인/ }).waitFor();
    assert.deepEqual(await axeFaults(page), []);
  });

  test("locks itself ten minutes after the last touch, and the session is over at the registry too", async () => {
    await page.clock.install();
    await page.goto(town.registry.office.url);
    await page.getByRole("heading", { name: "할 일" }).waitFor();
    await page.clock.fastForward("09:00");
    await page.keyboard.press("Shift");
    await page.clock.fastForward("09:00");
    assert.equal(await page.getByRole("heading", { name: "할 일" }).count(), 1);
    await page.clock.fastForward("01:01");
    await page.getByLabel("비밀번호").waitFor();
    await page.reload();
    await page.getByLabel("비밀번호").waitFor();
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    assert.deepEqual(watched.faults, []);
  });
});
