import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { enrolOnPage } from "./visitor-page.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const guardian = { name: "나보호", phone: "01000320001" };

describe("a family, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  let phone: WatchedPage;
  let childs: WatchedPage;

  before(async () => {
    // One after the other: what has started is closed also when the next does not start.
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    const [parents, kids] = await Promise.all([
      browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true }),
      browser.newContext({ viewport: { width: 320, height: 640 } }),
    ]);
    [phone, childs] = await Promise.all([
      openPage(parents, town.issuers.naver.url),
      openPage(kids, town.issuers.naver.url),
    ]);
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const digits = () => phone.page.locator("svg.qr:visible path").getAttribute("d");
  const look = async ({ page }: WatchedPage, screen: string) => {
    assert.deepEqual(await axeFaults(page), [], screen);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${screen}: ${wide} px too wide`);
  };
  const everyLook = (watched: WatchedPage, screen: string) =>
    inEveryLook(watched.page, (name) => look(watched, `${screen}, ${name}`));

  test("a child is told, before anything is asked, how to start with a guardian or on paper", async () => {
    const { page } = childs;
    await page.getByRole("button", { name: "다음", exact: true }).click();
    await page.getByText("나이를 골라 주세요.").waitFor();
    await page.locator("label.choice", { hasText: "만 14세 미만" }).click();
    await look(childs, "age");
    await page.getByRole("button", { name: "다음", exact: true }).click();
    await page.getByRole("heading", { name: "보호자와 함께 시작해 주세요." }).waitFor();
    await everyLook(childs, "young");
  });

  test("a guardian adds two children, deciding on every consent", async () => {
    const { page } = phone;
    await enrolOnPage(page, town.inbox, guardian);
    await page.getByRole("button", { name: "내 정보" }).click();
    await page.getByRole("button", { name: /^자녀/ }).click();
    for (const [name, birthDate] of [
      ["나아이", "2018-05-05"],
      ["나둘째", "2020-01-31"],
    ] as const) {
      await page.getByRole("button", { name: "자녀 추가" }).click();
      await page.getByLabel("자녀 이름").fill(name);
      await page.getByLabel("자녀 생년월일").fill(birthDate);
      await page.getByRole("heading", { name: "법정대리인 동의" }).waitFor();
      const submit = page.getByRole("button", { name: "동의하고 추가하기" });
      if (name === "나아이") {
        await look(phone, "add");
        await submit.click();
        assert.equal(await page.getByText("동의할지 하지 않을지 골라 주세요.").count(), 4);
      }
      for (const choice of await page.locator("label.choice", { hasText: /^동의$/ }).all()) await choice.click();
      await submit.click();
      await page.getByRole("heading", { name }).waitFor();
    }
    await everyLook(phone, "children");
  });

  test("the codes are shown one after the other, each with its own time", async () => {
    const { page } = phone;
    await page.goto(town.issuers.naver.url);
    await page.getByRole("tab", { name: "본인" }).waitFor();
    const own = await digits();
    await page.getByRole("button", { name: "다음: 나아이" }).click();
    await page.getByRole("img", { name: "나아이의 출입용 QR코드" }).waitFor();
    const first = await digits();
    await everyLook(phone, "child");
    await page.getByRole("button", { name: "다음: 나둘째" }).click();
    await page.getByRole("img", { name: "나둘째의 출입용 QR코드" }).waitFor();
    const second = await digits();
    assert.equal(new Set([own, first, second]).size, 3);
    assert.equal(await page.getByRole("button", { name: /^다음:/ }).count(), 0);
    await page.getByRole("tab", { name: "나둘째" }).press("ArrowLeft");
    await page.getByRole("tab", { name: "나아이", selected: true }).waitFor();
    await page.getByRole("tab", { name: "본인" }).click();
    await page.getByRole("img", { name: "출입용 QR코드", exact: true }).waitFor();
  });

  test("the large screen shows them one after the other too, a minute each", async () => {
    const { page } = phone;
    await page.getByRole("button", { name: "큰 화면 · 60초" }).first().click();
    await page.getByRole("button", { name: "다음: 나아이" }).click();
    await page.getByRole("img", { name: "나아이의 출입용 QR코드" }).waitFor();
    assert.ok(
      Number(await page.locator(".countdown output b:visible").textContent()) > 15,
      "longer than the usual one",
    );
    await look(phone, "large child");
    await page.getByRole("button", { name: "평소 화면" }).click();
  });

  test("a child's own device starts with the guardian's digits and makes codes alone", async () => {
    const { page } = phone;
    await page.goto(`${town.issuers.naver.url}/children`);
    await page.getByRole("button", { name: "자녀 기기에서 쓰기" }).first().click();
    const code = (await page.locator("output.child-code").textContent()) ?? "";
    assert.match(code, /^\d{6}$/);
    await look(phone, "code");
    await childs.page.getByRole("button", { name: "보호자에게 받은 숫자 입력하기" }).click();
    await childs.page.getByLabel("보호자 휴대전화번호").fill(guardian.phone);
    await childs.page.getByLabel("여섯 자리 숫자").fill(code === "000000" ? "000001" : "000000");
    await childs.page.getByRole("button", { name: "시작하기" }).click();
    await childs.page.getByText("인증번호가 맞지 않습니다.").waitFor();
    await look(childs, "start");
    await childs.page.getByLabel("여섯 자리 숫자").fill(code);
    await childs.page.getByRole("button", { name: "시작하기" }).click();
    await childs.page.locator("svg.qr").waitFor();
    await childs.page.getByText("나아이의 QR코드만 만드는 기기입니다.").waitFor();
    assert.equal(await childs.page.getByRole("button", { name: "내 정보" }).count(), 0);
    await look(childs, "own");
    await page.goto(town.issuers.naver.url);
    await page.getByRole("tab", { name: "나둘째" }).waitFor();
    await page.getByRole("tab", { name: "나아이" }).waitFor({ state: "detached" });
  });

  test("a removed child leaves the phone", async () => {
    const { page } = phone;
    await page.goto(`${town.issuers.naver.url}/children`);
    await page.getByRole("button", { name: "나둘째 빼기" }).click();
    await look(phone, "remove");
    await page.getByRole("button", { name: "동의 철회하고 빼기" }).click();
    await page.getByRole("heading", { name: "나둘째의 동의를 철회했습니다." }).waitFor();
    await page.goto(town.issuers.naver.url);
    await page.locator("svg.qr").waitFor();
    await page.waitForLoadState("networkidle");
    assert.equal(await page.getByRole("tab").count(), 0);
  });

  test("no page complained", () => {
    // The wrong digits, which the browser notes as an error.
    const faults = [...phone.faults, ...childs.faults].filter((fault) => !/422.*child-sessions$/.test(fault));
    assert.deepEqual(faults, []);
  });
});
