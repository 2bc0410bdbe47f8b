import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { type QrScene, writeQrVideo } from "../qr-video.ts";
import { DEMO_PASSWORD } from "../terminal.ts";
import { rememberAnswers, untilAnswered } from "./answers.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { photograph } from "./camera.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { enrolOnPage, shownPass } from "./visitor-page.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const visitor = { name: "김다온", phone: "01000310001" };
const facility = { name: "온도포차", sector: "hunting-pocha", loginId: "ondo01", businessNumber: "1234567891" };
/** A live pass is taken for 15 seconds and three more. */
const PASS_LIFE_MS = 18_000;

describe("at the door, in real browsers", () => {
  let folder: string;
  let camera: string;
  let town: LiveTown;
  let browser: Browser;
  let phone: WatchedPage;
  let door: WatchedPage;
  let old: { digits: string; drawnMs: number };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kipass-door-"));
    camera = join(folder, "camera.y4m");
    writeQrVideo(camera, [{ seconds: 1 }]);
    // One after the other: what has started is closed also when the next does not start.
    browser = await launchBrowser({ fakeCameraY4m: camera });
    town = await openLiveTown(testServerUrl());
    town.goLive();
    await town.openFacility(facility);
    const early = await town.enrol("pass", { name: "이이른", phone: "01000310002" });
    old = { digits: await early.draw(), drawnMs: Date.now() };
    const [pocket, kiosk] = await Promise.all([
      browser.newContext({ viewport: { width: 390, height: 844 } }),
      browser.newContext({ viewport: { width: 820, height: 1180 } }),
    ]);
    [phone, door] = await Promise.all([openPage(pocket, town.issuers.naver.url), openPage(kiosk, town.registry.url)]);
    await rememberAnswers(door.page);
  });
  after(async () => {
    await browser?.close();
    await town?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The browser reads the camera's picture whenever a page opens the camera. */
  async function holdBefore(page: Page, scenes: QrScene[]): Promise<void> {
    writeQrVideo(camera, scenes);
    await page.goto(`${town.registry.url}/scan`);
  }

  test("a visitor agrees three times, proves the phone and sees a pass that runs down", async () => {
    await enrolOnPage(phone.page, town.inbox, visitor);
    const left = phone.page.locator(".countdown output b");
    const first = Number(await left.textContent());
    assert.ok(first >= 1 && first <= 15, `${first} s left`);
    assert.match((await phone.page.locator(".countdown output").textContent()) ?? "", /^\d+초 남음$/);
    await until(async () => Number(await left.textContent()) !== first, "the seconds run down");
  });

  test("the picture on the phone, seen by the facility's camera, is recorded; the same picture again says so", async () => {
    await logIn(door.page);
    // The large code lives for a minute: from one browser to the other's camera it is a long way on a slow machine.
    await phone.page.getByRole("button", { name: "큰 화면 · 60초" }).click();
    await phone.page.locator('article.pass[data-state="assisted"] svg.qr').waitFor();
    const grey = await photograph(browser, phone.page, "article.pass");
    await holdBefore(door.page, [{ grey, seconds: 1.2 }, { seconds: 1.3 }]);
    await outcome(door.page, "recorded", "인증되었습니다.");
    await outcome(door.page, "already-recorded", "방문이 이미 기록되어 있습니다.");
    await phone.page.getByRole("button", { name: "평소 화면" }).click();
  });

  test("a code whose time is over is refused with what to do", async () => {
    await delay(Math.max(0, old.drawnMs + PASS_LIFE_MS + 1_000 - Date.now()));
    await holdBefore(door.page, [{ digits: old.digits, seconds: 1 }, { seconds: 3 }]);
    const words = await outcome(door.page, "expired", "유효시간이 지난 QR코드입니다.");
    assert.match(words, /휴대전화에서 ‘재시도’를 누르고 다시 보여 주세요\./);
  });

  test("axe finds nothing on the scanner with an outcome and on the pass, in two languages and two modes", async () => {
    const faults: string[] = [];
    await inEveryLook(door.page, async (look) => {
      await door.page.locator('[data-code="expired"]').waitFor({ state: "detached" });
      await door.page.locator('[data-code="expired"]').waitFor();
      faults.push(...(await axeFaults(door.page)).map((fault) => `scanner ${look}: ${fault}`));
    });
    await inEveryLook(phone.page, async (look) => {
      await shownPass(phone.page);
      faults.push(...(await axeFaults(phone.page)).map((fault) => `pass ${look}: ${fault}`));
    });
    assert.deepEqual(faults, []);
  });

  test("nothing is cut off sideways on the narrowest phone", async () => {
    const wide: string[] = [];
    const see = async (page: Page, name: string) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) wide.push(`${name} is ${width} px wide`);
    };
    const narrow = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const newcomer = await openPage(narrow, town.issuers.kakao.url);
    await newcomer.page.getByText("3가지 가운데 1").waitFor();
    await see(newcomer.page, "consents");
    await phone.page.setViewportSize({ width: 320, height: 640 });
    for (const place of ["/", "/big", "/me", "/paper"]) {
      await phone.page.goto(`${town.issuers.naver.url}${place}`);
      await phone.page.getByRole("heading").first().waitFor();
      await see(phone.page, `visitor ${place}`);
    }
    const entrance = await openPage(narrow, town.registry.url);
    await entrance.page.getByLabel("아이디").waitFor();
    await see(entrance.page, "facility log-in");
    await logIn(entrance.page);
    for (const place of ["/", "/scan", "/staff", "/staff/add"]) {
      await entrance.page.goto(`${town.registry.url}${place}`);
      await entrance.page.getByRole("button").first().waitFor();
      await see(entrance.page, `facility ${place}`);
    }
    assert.deepEqual(wide, []);
    assert.deepEqual([...newcomer.faults, ...entrance.faults], []);
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    assert.deepEqual([...phone.faults, ...door.faults], []);
  });
});

async function logIn(page: Page): Promise<void> {
  await page.getByLabel("아이디").fill(facility.loginId);
  await page.getByLabel("비밀번호").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "로그인" }).click();
  await page.getByRole("link", { name: "QR코드 스캔" }).waitFor();
}

/** Waits for an outcome to fill the screen and returns all its words. */
async function outcome(page: Page, code: string, words: string): Promise<string> {
  const said = (await untilAnswered(page, 1, code)).find((answer) => answer.code === code)?.words ?? "";
  assert.ok(said.includes(words), said);
  return said;
}
