import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addDays, dayOf } from "@kipass/protocol/day";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { DEMO_PASSWORD } from "../terminal.ts";
import { axeFaults, fits, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const PHONE = "01000410001";
const SHOTS = process.env.SHOTS_DIR;

describe("managing a facility, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    watched = await openPage(context, town.registry.url);
    page = watched.page;
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const open = async (path: string) => page.goto(`${town.registry.url}${path}`);
  const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  const lastSentMs = new Map<string, number>();
  /** Not more often to one number than every thirty seconds. */
  const verify = async (phone: string) => {
    const waitMs = (lastSentMs.get(phone) ?? 0) + 31_000 - Date.now();
    if (waitMs > 0) await new Promise((passed) => setTimeout(passed, waitMs));
    lastSentMs.set(phone, Date.now());
    await press("인증번호 받기");
    const field = page.getByLabel(/받은 인증번호/);
    await field.waitFor();
    await field.fill(town.inbox.codeFor(phone));
  };
  const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();

  /** A refusal is read where one has just pressed: next above the button, below the fields. */
  const refusedAtItsButton = (name: string) =>
    page
      .locator("form > div:has([role=alert]) + button")
      .and(page.getByRole("button", { name, exact: true }))
      .waitFor();

  const unsightly: string[] = [];

  /** Notes axe faults, and lets nothing scroll sideways, in Korean and in vivid English, on a phone and on a narrow one. */
  async function looksRight(shot: string): Promise<void> {
    await inEveryLook(page, async (name) => {
      if (name !== "ko light" && name !== "en vivid") return;
      for (const width of [320, 390]) {
        await fits(page, width);
        if (SHOTS && (name === "ko light" || (name === "en vivid" && width === 320)))
          await page.screenshot({ path: `${SHOTS}/${shot}-${name.replace(" ", "-")}-${width}.png`, fullPage: true });
      }
      unsightly.push(...(await axeFaults(page)).map((fault) => `${shot}, ${name}: ${fault}`));
    });
  }

  async function fillFacility(address: string): Promise<void> {
    await fill("상호명", "다온식당");
    await fill("사업자등록번호", "2208162517");
    await page.getByText("방역관리자", { exact: true }).click();
    await fill("방역관리자 이름", "김다온");
    await fill("사업장 전화번호", "02-555-1234");
    await page.getByLabel("업종").selectOption("restaurant");
    await fill("영업장 면적(㎡)", "165");
    await page.getByLabel("관할 시도").selectOption("서울특별시");
    await page.getByLabel("관할 시군구").selectOption("11680");
    await fill("주소", address);
  }

  async function fillManager(phone: string, loginId: string): Promise<void> {
    await page.getByLabel("관리자 휴대전화", { exact: true }).waitFor();
    for (const agree of await page.getByText("동의", { exact: true }).all()) await agree.click();
    await fill("관리자 휴대전화", phone);
    await verify(phone);
    await fill("아이디", loginId);
    await fill("비밀번호", DEMO_PASSWORD);
    await press("시설 등록");
  }

  test("signs up with what a rule asks of a restaurant", async () => {
    await open("/sign-up");
    await fillFacility("서울특별시 강남구 테헤란로 1");
    await looksRight("sign-up");
    await press("다음");
    await fillManager(PHONE, "daon01");
    await page.getByRole("link", { name: "시설 관리" }).click();
    await sees("165㎡");
    await looksRight("overview");
  });

  test("changes facts, and finds them in the history", async () => {
    await page.getByRole("link", { name: "정보 고치기" }).click();
    await fill("상호명", "다온식당 역삼점");
    await press("저장");
    await page.getByRole("heading", { name: "다온식당 역삼점" }).waitFor();
    await page.getByRole("link", { name: "변경 내역" }).click();
    await sees("다온식당 → 다온식당 역삼점");
    await looksRight("history");
  });

  test("says when it is closed, and takes it back", async () => {
    await open("/manage/closed-days");
    await page.getByText("일요일").click();
    await sees("정기 휴무일을 바꾸었습니다.");
    await press("되돌리기");
    await page.locator("input:not(:checked)").and(page.getByLabel("일요일")).waitFor();
    const today = dayOf(town.clock.nowMs() / 1000);
    await fill("첫날", addDays(today, 3));
    await fill("마지막 날", addDays(today, 2));
    await press("추가");
    await refusedAtItsButton("추가");
    await fill("첫날", today);
    await fill("마지막 날", addDays(today, 3));
    await press("추가");
    await page.getByRole("button", { name: /지우기$/ }).waitFor();
    await looksRight("closed-days");
    await page.getByRole("button", { name: /지우기$/ }).click();
    await press("되돌리기");
    await page.getByRole("button", { name: /지우기$/ }).waitFor();
  });

  test("closes with an undo, and asks for the deletion of a duplicate", async () => {
    await open("/manage/leave");
    await press("시설 닫기");
    await sees("시설을 닫았습니다.");
    await press("되돌리기");
    await page.getByRole("button", { name: "시설 닫기" }).waitFor();
    await press("삭제 요청");
    await sees("까닭을 적어 주세요.");
    await fill("까닭", "두 번 등록했습니다.");
    await press("삭제 요청");
    await sees(/에 요청했습니다\. 답을 기다리고 있습니다\./);
    await looksRight("leave");
    await press("요청 거두기");
    await page.getByRole("button", { name: "삭제 요청" }).waitFor();
  });

  test("adds a manager", async () => {
    await open("/manage/managers");
    await fill("새 관리자의 휴대전화", "01000410002");
    await verify("01000410002");
    await fill("새 관리자의 아이디", "daon02");
    await fill("새 관리자의 비밀번호", DEMO_PASSWORD);
    await press("관리자로 추가");
    await page.getByRole("button", { name: "daon02 끝내기" }).waitFor();
    await looksRight("managers");
    await open("/manage/transfer");
    await looksRight("transfer");
  });

  test("moves, and goes on at the new place", async () => {
    await open("/manage/move");
    await press("새 주소로 이전");
    await sees("주소를 적어 주세요.");
    await looksRight("move");
    await page.getByLabel("관할 시도").selectOption("서울특별시");
    await page.getByLabel("관할 시군구").selectOption("11650");
    await fill("주소", "서초대로 1");
    await fill("사업장 전화번호", "02-555-4321");
    await press("새 주소로 이전");
    await sees("서초구 위생과");
    await page.getByRole("link", { name: "변경 내역" }).click();
    await sees("옛 주소");
  });

  test("a place that is registered already is joined instead", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const second = (await openPage(context, `${town.registry.url}/sign-up`)).page;
    const first = page;
    page = second;
    await fillFacility("서초대로 1 (서초동)");
    await page.getByLabel("관할 시군구").selectOption("11650");
    await press("다음");
    await fillManager("01000410003", "daon03");
    await sees("같은 사업자등록번호와 주소로 이미 등록된 시설이 있습니다.");
    await looksRight("join");
    await press("예(관리자 추가등록)");
    await page.getByRole("link", { name: "시설 관리" }).waitFor();
    await context.close();
    page = first;
  });

  test("a second facility of the business is chosen after logging in", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const first = page;
    page = (await openPage(context, `${town.registry.url}/sign-up`)).page;
    await fillFacility("서울특별시 강남구 테헤란로 2");
    await press("다음");
    await fillManager(PHONE, "daon04");
    await press("메뉴");
    await press("로그아웃");
    await fill("아이디", "daon04");
    await fill("비밀번호", DEMO_PASSWORD);
    await press("로그인");
    await page.getByRole("heading", { name: "중복사업자 2건" }).waitFor();
    await looksRight("choose");
    await page.getByRole("button", { name: "다온식당 역삼점 서초대로 1 이 시설로" }).click();
    await page.getByRole("heading", { name: "다온식당 역삼점" }).waitFor();
    await context.close();
    page = first;
  });

  test("who forgot everything gets in again by the phone", async () => {
    await open("/");
    await press("메뉴");
    await press("로그아웃");
    await page.getByRole("link", { name: "아이디·비밀번호 찾기" }).click();
    await looksRight("recover");
    await fill("관리자 휴대전화", "01000410002");
    await verify("01000410002");
    await press("찾기");
    await sees("daon02");
    await fill("새 비밀번호", "haru-2027-beot");
    await looksRight("new-password");
    await press("새 비밀번호로 바꾸기");
    await page.getByRole("link", { name: "로그인" }).click();
    await fill("아이디", "daon02");
    await fill("비밀번호", "haru-2027-beot");
    await press("로그인");
    await page.getByRole("link", { name: "시설 관리" }).waitFor();
  });

  test("every screen can be read by everybody, on a narrow phone too", () => {
    assert.deepEqual(unsightly, []);
  });

  test("nothing was refused by the page's own rules", () => {
    assert.deepEqual(
      watched.faults.filter((fault) => !/status of 4\d\d/.test(fault)),
      [],
    );
  });
});
