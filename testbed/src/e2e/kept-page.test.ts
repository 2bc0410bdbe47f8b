import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { problems } from "@kipass/protocol/problem";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser, Locator } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { axeFaults } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { appointOnPage, enterPassword, officers } from "./officer-page.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";
import { people, seoulDay } from "./week.ts";

describe("an investigator's page keeps what was chosen and written", () => {
  const nowMs = Date.now();
  let town: LiveTown;
  let browser: Browser;
  let desk: WatchedPage;
  let url: string;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    desk = await openPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }), town.authority.url);
    const asker = await appointOnPage(town, desk.page, officers.asker);
    const { name, phone } = people.hong;
    await asker.openCase({ caseNumber: "2026-0143", name, phone, issuer: "네이버", onsetDay: seoulDay(nowMs, 1) });
    url = desk.page.url();
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  /** The page is looked at again, as after another window, until what has to come of that is there or gone. */
  async function lookAgainUntil(what: Locator, isThere: boolean): Promise<void> {
    await until(
      async () => {
        await desk.page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
        return (await what.count()) > 0 === isThere;
      },
      `${what} is ${isThere ? "" : "not "}there`,
    );
  }

  const old = () => desk.page.getByText("보이는 내용이 최신이 아닐 수 있습니다.");

  /** Whatever a page reads is refused for a while, and then it is read again. */
  async function failsFor(stays: () => Promise<void>): Promise<void> {
    const { page } = desk;
    const { title, next } = problems.internal.ko;
    await page.route(
      (asked) => asked.pathname.startsWith("/v1/") && asked.pathname !== "/v1/me",
      (route) =>
        route.request().method() === "GET"
          ? route.fulfill({
              status: 500,
              contentType: "application/problem+json",
              json: { code: "internal", title, next },
            })
          : route.fallback(),
    );
    await lookAgainUntil(old(), true);
    await stays();
    assert.deepEqual(await axeFaults(page), []);
    await page.unrouteAll({ behavior: "wait" });
    await lookAgainUntil(old(), false);
    await stays();
  }

  test("when a refresh fails, with a line that says so until one has worked", async () => {
    const { page } = desk;
    const reason = page.getByLabel("요청 사유");
    await reason.fill("동선을 확인합니다.");
    await failsFor(async () => assert.equal(await reason.inputValue(), "동선을 확인합니다."));

    await page.getByRole("button", { name: /요청 만들기/ }).click();
    const sign = page.getByRole("button", { name: "요청에 서명" });
    await sign.waitFor();
    await failsFor(async () => assert.equal(await sign.count(), 1));

    await page.goto(`${url}/desk`);
    const note = page.getByLabel("새 메모");
    await note.fill("보호자와 통화함");
    await failsFor(async () => assert.equal(await note.inputValue(), "보호자와 통화함"));

    for (const path of [`${url}/contacts`, `${url}/paper`, `${url}/network`, `${town.authority.url}/outbreak`]) {
      await page.goto(path);
      const heading = page.getByRole("main").getByRole("heading").first();
      await heading.waitFor();
      await failsFor(async () => assert.equal(await heading.count(), 1));
    }
  });

  test("when there was nothing to show yet, the fault stands in the page's place", async () => {
    const { page } = desk;
    await page.goto(`${town.authority.url}/cases/9999`);
    await page.getByText(problems["case-not-found"].ko.title).waitFor();
    assert.equal(await old().count(), 0);
  });

  test("when the session ends in the middle: nothing of it is in sight, and after the log-in all of it is", async () => {
    const { page } = desk;
    await page.goto(`${url}/desk`);
    const note = page.getByLabel("새 메모");
    await note.fill("반쯤 적은 메모");
    await page.context().clearCookies();
    const enter = page.getByRole("button", { name: "로그인", exact: true });
    await lookAgainUntil(enter, true);
    assert.equal(await page.getByRole("main").filter({ visible: true }).count(), 1);
    assert.equal(await note.isVisible(), false);
    await enterPassword(page, town.passwordOf(officers.asker.loginId));
    await page.getByRole("button", { name: "패스키로 확인" }).click();
    await note.waitFor();
    assert.equal(await note.inputValue(), "반쯤 적은 메모");
    assert.equal(await enter.count(), 0);
  });

  test("a press after the session's end asks who is there, and keeps the form", async () => {
    const { page } = desk;
    await page.context().clearCookies();
    await page.getByRole("button", { name: "메모 남기기" }).click();
    await page.getByRole("button", { name: "로그인", exact: true }).waitFor();
    await enterPassword(page, town.passwordOf(officers.asker.loginId));
    await page.getByRole("button", { name: "패스키로 확인" }).click();
    await page.getByRole("button", { name: "메모 남기기" }).click();
    await page.getByRole("listitem").getByText("반쯤 적은 메모").waitFor();
  });
});
