import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const visitor = { name: "이하나", phone: "01000310077" };
const PHONE = { viewport: { width: 390, height: 844 } };

describe("drawing on a phone, by keyboard, with and without a network", () => {
  let town: LiveTown;
  let browser: Browser;
  let context: BrowserContext;
  let phone: WatchedPage;
  let page: Page;

  before(async () => {
    // One after the other: what has started is closed also when the next does not start.
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    context = await browser.newContext(PHONE);
    phone = await openPage(context, town.issuers.naver.url);
    page = phone.page;
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const press = (key: string) => page.keyboard.press(key);
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement === document.body ? undefined : document.activeElement;
      const kind = (at as HTMLInputElement | undefined)?.type === "radio" ? "choice: " : "";
      return `${kind}${at?.getAttribute("aria-label") ?? ""} ${(at as HTMLInputElement | undefined)?.labels?.[0]?.textContent ?? at?.textContent ?? ""}`.trim();
    });

  /** Goes on with the Tab key until what has the focus says so. */
  async function tabTo(words: RegExp): Promise<void> {
    const passed: string[] = [];
    for (let tabs = 0; tabs < 40; tabs += 1) {
      passed.push(await focused());
      if (words.test(passed.at(-1) as string)) return;
      await press("Tab");
    }
    assert.fail(`no way by keyboard to ${words}, only to ${[...new Set(passed)].join(" | ")}`);
  }

  test("the large screen is chosen before anything is agreed to, and kept", async () => {
    await page.locator("label.choice", { hasText: "만 14세 이상입니다" }).waitFor();
    await tabTo(/^큰 화면 · 60초$/);
    await press("Space");
    await page.reload();
    await page.getByRole("button", { name: "큰 화면 · 60초", pressed: true }).waitFor();
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "20px");
    assert.deepEqual(await axeFaults(page), []);
  });

  test("enrolment and drawing need a keyboard and nothing else", async () => {
    // Within a group of choices the arrows go on.
    await tabTo(/^choice: +만 14세 미만/);
    await press("ArrowRight");
    for (let nth = 1; nth <= 3; nth += 1) {
      await page.getByText(`3가지 가운데 ${nth}`).waitFor();
      await tabTo(/^choice: +동의/);
      if ((await focused()).endsWith("동의하지 않음")) await press("ArrowRight");
      else await press("Space");
      await tabTo(/^다음$/);
      await press("Enter");
    }
    await page.getByRole("button", { name: "휴대전화 확인하기" }).waitFor();
    await tabTo(/^휴대전화 확인하기$/);
    await press("Enter");
    await page.getByLabel("이름").waitFor();
    await tabTo(/^이름/);
    await page.keyboard.type(visitor.name);
    await press("Tab");
    await page.keyboard.type(visitor.phone);
    await press("Enter");
    await until(async () => town.inbox.messages.some(({ to }) => to === visitor.phone), "the code has come");
    await until(async () => /인증번호/.test(await focused()), "the code's field has the focus");
    await page.keyboard.type(town.inbox.codeFor(visitor.phone));
    await press("Enter");
    await page.locator("svg.qr").waitFor();
  });

  test("the assisted code has the focus, says its life, and lasts a minute", async () => {
    await until(async () => /^출입용 QR코드\. 60초/.test(await focused()), "the code has the focus");
    assert.ok(Number(await page.locator(".countdown output b").textContent()) > 50);
    assert.deepEqual(await axeFaults(page), []);
    await tabTo(/평소 화면/);
    await press("Enter");
    await page.getByText("시설의 기기에 QR코드를 보여 주세요.").waitFor();
  });

  test("the first code comes with the page, without asking again", async () => {
    const asked: string[] = [];
    const fresh = await browser.newContext({ ...PHONE, storageState: await context.storageState() });
    const first = await openPage(fresh, "about:blank");
    first.page.on("request", (request) => void asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await first.page.goto(town.issuers.naver.url);
    await first.page.locator("svg.qr").waitFor();
    assert.deepEqual(
      asked.filter((one) => one.startsWith("POST")),
      [],
    );
    assert.deepEqual(first.faults, []);
    await fresh.close();
  });

  test("the same code again is said to be the same", async () => {
    const fresh = await browser.newContext({ ...PHONE, storageState: await context.storageState() });
    const { page: opened } = await openPage(fresh, town.issuers.naver.url);
    await opened.locator("svg.qr").waitFor();
    // A slot may end between two openings.
    await until(async () => {
      await opened.reload();
      await opened.locator("svg.qr").waitFor();
      return opened.getByText("방금 보신 QR코드와 같습니다.").isVisible();
    }, "two openings in a row show the same code");
    await fresh.close();
  });

  test("without a network: reserve passes, each once, and then the usual code again", async () => {
    await page.locator("svg.qr").waitFor();
    await until(() => page.evaluate(holdsReserve), "reserve passes and their screen are kept");
    await context.setOffline(true);
    await page.reload();
    await page.getByText("인터넷이 끊겨 예비 QR을 보여 드립니다.").waitFor();
    await page.getByText("오늘 3장 남음").waitFor();
    const first = await page.locator("svg.qr path").getAttribute("d");
    assert.deepEqual(await axeFaults(page), []);
    await page.getByRole("button", { name: "다음 장 보기" }).click();
    await page.getByText("오늘 2장 남음").waitFor();
    assert.notEqual(await page.locator("svg.qr path").getAttribute("d"), first);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    await page.setViewportSize(PHONE.viewport);
    await page.reload();
    await page.getByText("오늘 1장 남음").waitFor();
    await inEveryLook(page, async (name) => assert.deepEqual(await axeFaults(page), [], name));
    await context.setOffline(false);
    await page.getByText("시설의 기기에 QR코드를 보여 주세요.").waitFor();
    await page.locator("svg.qr").waitFor();
  });

  test("nothing that was drawn is kept where pages are kept", async () => {
    const kept = await page.evaluate(async () => {
      const texts: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) texts.push((await (await cache.match(request))?.text()) ?? "");
      }
      return texts.join("\n");
    });
    assert.ok(kept.includes('id="boot"'));
    assert.doesNotMatch(kept, /"8201\d{220}"/);
  });

  test("no page broke its content policy", () => {
    assert.deepEqual(
      phone.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(fault)),
      [],
    );
  });
});

/** In the page: whether today's reserve passes are on the device, and what shows them. */
async function holdsReserve(): Promise<boolean> {
  const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  if (!kept.flat().some(({ url }) => url.includes("/assets/reserve-part"))) return false;
  if (!(await indexedDB.databases()).some(({ name }) => name === "kipass-reserve")) return false;
  return new Promise((answer, failed) => {
    const opening = indexedDB.open("kipass-reserve");
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const count = opening.result.transaction("shelf").objectStore("shelf").count();
      opening.result.close();
      count.onerror = () => failed(count.error);
      count.onsuccess = () => answer(count.result > 0);
    };
  });
}
