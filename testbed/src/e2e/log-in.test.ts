import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import type { LogInAccount } from "../log-in-page.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { consentOnPage } from "./visitor-page.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const accounts: LogInAccount[] = [
  { name: "홍길동", phone: "01000320001", birthDate: "1990-05-05" },
  { name: "성춘향", phone: "01000320002" },
  { name: "이몽룡", phone: "01000320003", birthDate: "1994-12-24" },
  { name: "Jane Doe", phone: "+12025550100" },
];
const [hong, chun, lee] = accounts as [LogInAccount, LogInAccount, LogInAccount];

describe("starting with the company's account, in real browsers", () => {
  let town: LiveTown;
  let browser: Browser;

  before(async () => {
    // One after the other: what has started is closed also when the next does not start.
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl(), undefined, () => accounts);
    town.goLive();
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const device = async (issuer: "naver" | "kakao" = "naver", width = 390): Promise<WatchedPage> => {
    const context = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 640 } });
    return openPage(context, town.issuers[issuer].url);
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
  const receiveCode = async (page: Page, phone: string) => {
    const before = town.inbox.messages.length;
    await press(page, /인증번호 받기$/);
    await until(async () => town.inbox.messages.length > before, "the phone has received its code");
    await page.getByLabel("인증번호", { exact: true }).fill(town.inbox.codeFor(phone));
    await press(page, /^확인$/);
  };
  const shows = (page: Page) => page.locator("svg.qr").waitFor();
  /** Nothing sticks out, nobody is shut out, in both languages and both modes. */
  const looksRight = async (page: Page, name: string) => {
    await inEveryLook(page, async (mode) => {
      assert.deepEqual(await axeFaults(page), [], `${name} ${mode}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false, `${name} ${mode} is wider than the screen`);
    });
  };
  let first: WatchedPage;

  test("an account says name, number and age: three consents and a code are all that is left", async () => {
    first = await device();
    const { page, faults } = first;
    await page.getByRole("heading", { name: "네이버 계정으로 시작해 주세요." }).waitFor();
    await looksRight(page, "start");
    await press(page, "네이버 계정으로 계속하기");
    await page.getByRole("heading", { name: "네이버 로그인" }).waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await press(page, /홍길동/);
    await consentOnPage(page);
    await page.getByText("홍길동 님, 끝자리 0001 번호로").waitFor();
    await looksRight(page, "number");
    assert.equal(await page.getByRole("textbox").count(), 0, "nothing is typed");
    assert.doesNotMatch(page.url(), /code=|state=/);
    await receiveCode(page, hong.phone);
    await shows(page);
    assert.deepEqual(faults, []);
  });

  test("another device verifies once, with the PASS app, and the first one draws no more", async () => {
    const { page, faults } = await device();
    await press(page, "네이버 계정으로 계속하기");
    await press(page, /홍길동/);
    await page.getByRole("heading", { name: "휴대전화를 확인해 주세요." }).waitFor();
    await looksRight(page, "verify");
    await press(page, "PASS 앱으로 확인");
    await page.getByRole("heading", { name: "PASS 앱으로 확인" }).waitFor();
    await press(page, /홍길동/);
    await shows(page);
    assert.deepEqual(faults, []);
    await until(async () => {
      // A page that has renewed its code as often as it may asks first.
      const retry = first.page.getByRole("button", { name: "재시도" });
      if (await retry.isVisible()) await retry.click({ timeout: 1_000 }).catch(() => {});
      return first.page.getByText("다른 기기에서 QR코드를 쓰기 시작했습니다.").isVisible();
    }, "the first device says why it stopped");
  });

  test("a proof in somebody else's name is refused in words", async () => {
    const { page } = await device("kakao", 320);
    await press(page, "카카오톡 계정으로 계속하기");
    await press(page, /성춘향/);
    await page.locator("label.choice", { hasText: "만 14세 이상입니다" }).click();
    await consentOnPage(page);
    await receiveCode(page, chun.phone);
    await shows(page);
    await page.goto(`${town.issuers.kakao.url}/verify`);
    await looksRight(page, "verify-320");
    await press(page, "공동인증서로 확인");
    await press(page, /홍길동/);
    await page.getByText("확인된 이름이 이 계정의 이름과 다릅니다.").waitFor();
  });

  test("turning back at the log-in, or an account that cannot be used, ends in words and a way on", async () => {
    const { page } = await device();
    await press(page, "네이버 계정으로 계속하기");
    await press(page, "취소");
    await page.getByText("로그인이 끝까지 되지 않았습니다.").waitFor();
    assert.equal(new URL(page.url()).search, "");
    await press(page, "네이버 계정으로 계속하기");
    await press(page, /Jane Doe/);
    await page.getByText("해외 전화번호로는 문자를 보낼 수 없습니다.").waitFor();
    await press(page, "수기명부로 쓰기");
    await page.getByRole("heading", { name: /QR코드 없이/ }).waitFor();
  });

  test("a month that is nearly over, or just past, is said under the pass", async () => {
    const { page } = await device("kakao");
    await press(page, "카카오톡 계정으로 계속하기");
    await press(page, /이몽룡/);
    await consentOnPage(page);
    await receiveCode(page, lee.phone);
    await shows(page);
    // With the number comes the day until which the phone is verified: from then on it stays as the test sets it.
    await page.locator(".safe-number").waitFor();
    const day = (ahead: number) => new Date(Date.now() + (ahead * 24 + 9) * 3_600_000).toISOString().slice(0, 10);
    const remember = (until: string) =>
      page.evaluate((kept) => {
        for (const key of Object.keys(localStorage))
          if (key.includes("verified-until")) localStorage.setItem(key, kept);
      }, until);
    await remember(day(6));
    await page.reload();
    await page.getByText("휴대전화 확인이").waitFor();
    await remember(day(-2));
    await page.reload();
    await page.getByText("지금처럼 출입하실 수 있습니다.").waitFor();
    await press(page, "지금 확인하기");
    await page.getByText("동의는 다시 여쭙지 않습니다.").waitFor();
  });
});
