import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setFacilityStatus } from "@kipass/registry/testing-facility-status";
import { connect } from "@kipass/service-kit/postgres/database";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { DEMO_PASSWORD } from "../terminal.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const SHOTS = process.env.SHOTS_DIR;

describe("signing a facility up, in a real browser", () => {
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

  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const sees = (text: string) => page.getByText(text, { exact: false }).first().waitFor();
  const photo = (name: string) => SHOTS && page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });

  async function signUp({ number, phone, loginId }: { number: string | undefined; phone: string; loginId: string }) {
    await page.goto(`${town.registry.url}/sign-up`);
    await fill("상호명", "가온카페");
    if (number === undefined) await page.getByText("사업자등록번호 없음").click();
    else await fill("사업자등록번호", number);
    await fill("대표자명", "김다온");
    await fill("사업장 전화번호", "02-555-1234");
    await page.getByLabel("업종").selectOption("cafe");
    await page.getByLabel("관할 시도").selectOption("서울특별시");
    await page.getByLabel("관할 시군구").selectOption("11680");
    await fill("주소", `테헤란로 ${loginId.length}`);
    await press("다음");
    await page.getByText("동의", { exact: true }).first().waitFor();
    for (const agree of await page.getByText("동의", { exact: true }).all()) await agree.click();
    await fill("관리자 휴대전화", phone);
    await press("인증번호 받기");
    const code = page.getByLabel(/받은 인증번호/);
    await code.waitFor();
    await code.fill(town.inbox.codeFor(phone));
    await fill("아이디", loginId);
    await fill("비밀번호", DEMO_PASSWORD);
    await press("시설 등록");
  }

  async function logOut() {
    await page.goto(town.registry.url);
    await press("메뉴");
    await press("로그아웃");
    await page.getByLabel("아이디").waitFor();
  }

  test("the number is looked up once it is whole and the hand rests, and never stands in the way", async () => {
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/v1/businesses/state")) asked.push(request.postData() ?? "");
    });
    await page.goto(`${town.registry.url}/sign-up`);
    const field = page.getByLabel("사업자등록번호", { exact: true });
    await field.pressSequentially("101810001", { delay: 20 });
    await sees("숫자 10자리");
    await field.pressSequentially("7");
    await sees("사업자등록증의 열 자리 숫자를 확인해 주세요.");
    assert.deepEqual(asked, [], "a wrong check digit is not sent");
    for (const [number, words] of [
      ["1018100016", "국세청에 휴업 중인 사업자로 나옵니다."],
      ["1018100020", "국세청에 폐업한 사업자로 나옵니다. 번호를 확인해 주세요."],
      ["1018100035", "국세청에 없는 번호로 나옵니다."],
      ["1234567891", "확인했습니다. 영업 중인 사업자입니다."],
    ] as const) {
      await field.fill(number);
      await sees(words);
      await photo(`sign-up-${number}`);
    }
    await field.fill("1018100016");
    await sees("국세청에 휴업 중인 사업자로 나옵니다.");
    assert.equal(asked.length, 4, "a number is asked after once");

    await page.route("**/v1/businesses/state", (route) => route.abort());
    const unanswered = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/v1/businesses/state"));
    await field.fill("2208162517");
    await sees("확인했습니다. 맞는 번호입니다.");
    await unanswered;
    assert.equal(await page.locator(".notice").count(), 0, "without an answer nothing is said");
    await press("다음");
    await sees("상호명을 적어 주세요.");
    assert.equal(await page.locator("[aria-invalid]").count(), 6, "all but the number is asked for");
    await page.unroute("**/v1/businesses/state");
  });

  test("without a number it waits, the office named, and scans once it is approved, without a press or a reload", async () => {
    await signUp({ number: undefined, phone: "01000420001", loginId: "gaon01" });
    await sees("강남구 위생과에서 확인하고 있습니다.");
    await sees("승인 대기");
    await sees("그때까지는 수기명부를 써 주세요.");
    await photo("waiting");
    const faults: string[] = [];
    await inEveryLook(page, async (look) => {
      await page.locator(".approval .btn").waitFor();
      faults.push(...(await axeFaults(page)).map((fault) => `waiting ${look}: ${fault}`));
    });
    assert.deepEqual(faults, []);
    assert.equal(await page.getByRole("link", { name: "QR코드 스캔" }).count(), 0);
    await page.evaluate(() => Object.assign(globalThis, { isTheSamePage: true }));
    const { facility } = (await page.evaluate(async () => (await fetch("/v1/me")).json())) as {
      facility: { id: number };
    };
    const db = connect(town.registry.roleUrl("registry_manage"), { name: "town-office", max: 1 });
    await setFacilityStatus({ db, clock: town.clock }, { facility: facility.id, status: "active" });
    await db.close();
    await page.getByRole("link", { name: "QR코드 스캔" }).click();
    await page.locator("main.scan").waitFor();
    assert.equal(await page.evaluate(() => "isTheSamePage" in globalThis), true);
    const visitor = await town.enrol("kakao", { name: "김다온", phone: "01000420009" });
    const digits = await visitor.draw();
    await page.evaluate((text) => {
      for (const key of [...text, "Enter"]) dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    }, digits);
    await page.locator('[data-code="recorded"]').waitFor();
    await logOut();
  });

  test("a business the tax office has as paused scans at once, and its manager is told what to do", async () => {
    await signUp({ number: "1018100016", phone: "01000420002", loginId: "gaon001" });
    await page.getByRole("link", { name: "QR코드 스캔" }).waitFor();
    await page.getByRole("link", { name: "시설 관리" }).click();
    await sees("등록할 때 국세청에 휴업 중인 사업자로 나왔습니다.");
    await sees("쉬고 있으면 휴업 기간을 적어 주세요.");
    await photo("paused");
    const faults: string[] = [];
    await inEveryLook(page, async (look) => {
      faults.push(...(await axeFaults(page)).map((fault) => `paused ${look}: ${fault}`));
    });
    assert.deepEqual(faults, []);
    await logOut();
  });

  test("a business that has ended is sent back to its number with the reason", async () => {
    await signUp({ number: "1018100020", phone: "01000420003", loginId: "gaon0001" });
    await page.getByLabel("사업자등록번호", { exact: true }).waitFor();
    assert.match((await page.locator(".ask", { hasText: "사업자등록번호" }).first().textContent()) ?? "", /폐업/);
    await photo("ended");
  });

  test("nothing was refused by the page's own rules", () => {
    assert.deepEqual(
      watched.faults.filter((fault) => !/status of 4\d\d|ERR_FAILED/.test(fault)),
      [],
    );
  });
});
