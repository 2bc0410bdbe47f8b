import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { DEMO_PASSWORD } from "../terminal.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const SHOTS = process.env.SHOTS_DIR;
const PHONE = "01000430001";

describe("what a manager types, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    watched = await openPage(await browser.newContext({ viewport: { width: 390, height: 844 } }), town.registry.url);
    page = watched.page;
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const open = (path: string) => page.goto(`${town.registry.url}${path}`);
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const photo = (name: string) => SHOTS && page.screenshot({ path: `${SHOTS}/${name}.png` });
  const isFocused = (label: string) => page.locator(":focus").and(field(label)).waitFor();

  test("a sign-up goes on where it was after the back button and after a reload, but for the password", async () => {
    await open("/");
    await page.getByRole("link", { name: "시설 등록" }).click();
    await field("상호명").fill("가온카페");
    await field("사업자등록번호").fill("2208162517");
    await field("대표자명").fill("김다온");
    await field("사업장 전화번호").fill("0507-1393-1234");
    await field("업종").selectOption("cafe");
    await field("관할 시도").selectOption("서울특별시");
    await field("관할 시군구").selectOption("11680");
    await field("주소").fill("테헤란로 7");
    await page.reload();
    await sees("적으시던 내용을 이어서 보여 드립니다. 비밀번호는 다시 적어 주세요.");
    assert.equal(await field("주소").inputValue(), "테헤란로 7");
    await photo("resumed");

    await press("다음");
    await sees("2단계 중 2단계");
    await page.locator("h2:focus").waitFor();
    for (const agree of await page.getByText("동의", { exact: true }).all()) await agree.click();
    await field("관리자 휴대전화").fill(PHONE);
    await press("인증번호 받기");
    await page.getByLabel(/받은 인증번호/).waitFor();
    await field("아이디").fill("Gaon01");
    await field("비밀번호").fill(DEMO_PASSWORD);

    await page.goBack();
    await sees("2단계 중 1단계");
    assert.equal(await field("상호명").inputValue(), "가온카페");
    await press("다음");
    assert.equal(await field("비밀번호").inputValue(), DEMO_PASSWORD, "the page was not left");
    assert.equal(await page.getByText("유효시간이 지났습니다").count(), 0, "the code that was sent is still good");

    await page.reload();
    await sees("2단계 중 2단계");
    await page.getByLabel(/받은 인증번호/).fill(town.inbox.codeFor(PHONE));
    assert.equal(await field("아이디").inputValue(), "gaon01", "a capital is the keyboard's, not the manager's");
    assert.equal(
      await page.evaluate((password) => JSON.stringify(sessionStorage).includes(password), DEMO_PASSWORD),
      false,
    );
    await field("비밀번호").fill(DEMO_PASSWORD);
    await press("비밀번호 보기");
    assert.equal(await field("비밀번호").getAttribute("type"), "text");
    const faults: string[] = [];
    await inEveryLook(page, async (look) => {
      faults.push(...(await axeFaults(page)).map((fault) => `${look}: ${fault}`));
    });
    assert.deepEqual(faults, []);
    await press("시설 등록");
    await page.getByRole("link", { name: "QR코드 스캔" }).waitFor();
    assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage)), [], "what was sent is not kept");
  });

  test("doors are proposed as a series of the manager's id, past ids that others have", async () => {
    await open("/staff/add");
    assert.equal(await field("아이디").inputValue(), "gaon02");
    await press("등록");
    await sees("등록했습니다.");
    await open("/staff/add");
    assert.equal(await field("이름 또는 출입구").inputValue(), "2번 입구");
    await field("아이디").fill("gaon02");
    await press("등록");
    await sees("gaon02는 다른 곳에서 쓰고 있어 gaon03으로 바꾸어 적었습니다. 그대로 등록하거나 고쳐 주세요.");
    assert.equal(await field("아이디").inputValue(), "gaon03");
    await photo("next-id");
    await press("등록");
    await sees("등록했습니다.");
  });

  test("lists that are empty, and lists with something in them, can be read by everybody", async () => {
    const faults: string[] = [];
    for (const path of ["/staff", "/terminals", "/notices", "/paper", "/prints"]) {
      await open(path);
      await page.locator(".busy").first().waitFor({ state: "detached" });
      faults.push(...(await axeFaults(page)).map((fault) => `${path}: ${fault}`));
    }
    assert.deepEqual(faults, []);
  });

  test("a press on an unfinished form leads to the first thing that is missing", async () => {
    await open("/manage/transfer");
    await press("시설 넘기기");
    await isFocused("사업자등록번호");
    await field("사업자등록번호").fill("2208162517");
    await press("시설 넘기기");
    await isFocused("대표자명");
    await open("/manage/move");
    await press("새 주소로 이전");
    await isFocused("관할 시도");
    await open("/paper");
    await press("올리기");
    await isFocused("처음 적은 날");
  });

  test("a refusal stands where the button was pressed, in sight", async () => {
    await page.setViewportSize({ width: 320, height: 568 });
    await open("/manage/leave");
    await field("비밀번호").fill("another-password");
    await press("탈퇴하기");
    const said = page.getByText("아이디나 비밀번호가 맞지 않습니다.");
    await said.waitFor();
    assert.ok(
      await said.evaluate(
        (it) => it.getBoundingClientRect().top >= 0 && it.getBoundingClientRect().bottom <= innerHeight,
      ),
    );
    await photo("refusal");
  });

  test("what was handed over can be printed in either mode: ink on white, nothing to press", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open("/staff/add");
    await press("등록");
    await sees("등록했습니다.");
    await page.getByText("선명한 화면").click();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("button:visible, a:visible").count(), 0);
    const inks = await page.locator(".added").evaluate((it) =>
      [...it.querySelectorAll("h2, dt, dd, span")].map((each) => {
        const { color, backgroundColor } = getComputedStyle(each);
        return `${color} on ${backgroundColor}`;
      }),
    );
    assert.deepEqual([...new Set(inks)], ["rgb(0, 0, 0) on rgba(0, 0, 0, 0)"]);
    const grounds = ["html", "body"].map((part) =>
      page.locator(part).evaluate((it) => getComputedStyle(it).backgroundColor),
    );
    assert.deepEqual(await Promise.all(grounds), ["rgb(255, 255, 255)", "rgb(255, 255, 255)"]);
    await photo("printed");
    await page.emulateMedia({ media: "screen" });
    await page.getByText("선명한 화면").click();
  });

  test("an id that a phone began with a capital logs in", async () => {
    await open("/");
    await press("메뉴");
    await press("로그아웃");
    await field("아이디").fill("Gaon01 ");
    await field("비밀번호").fill(DEMO_PASSWORD);
    await press("로그인");
    await page.getByRole("link", { name: "QR코드 스캔" }).waitFor();
  });

  test("nothing was refused by the page's own rules", () => {
    assert.deepEqual(
      watched.faults.filter((fault) => !/status of 4\d\d/.test(fault)),
      [],
    );
  });
});
