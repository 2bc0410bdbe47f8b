import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { freePort } from "@kipass/service-kit/free-port";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { launchBrowser } from "@kipass/testbed/browser";
import { axeFaults, inEveryLook } from "@kipass/testbed/e2e/axe";
import { type LiveTown, openLiveTown } from "@kipass/testbed/e2e/live-town";
import { openPage, type WatchedPage } from "@kipass/testbed/e2e/watched-page";
import { openPortal, type Portal } from "./portal.ts";

const SHOTS = process.env.SHOTS_DIR;

describe("the public page, in a real browser", () => {
  let town: LiveTown;
  let portal: Portal;
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  let watched: WatchedPage;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    await town.jobs();
    portal = await openPortal({ port: await freePort(), clock: town.clock });
    portal.publish({ certificationFile: town.ministry.file, rootPublicKey: town.ministry.rootPublicKey });
    const context = await browser.newContext({ viewport: { width: 1320, height: 900 } });
    watched = await openPage(context, `${portal.url}/verify`);
  });
  after(async () => {
    await browser?.close();
    await portal?.close();
    await town?.close();
  });

  it("verifies every party's log by itself, and again at a press", async () => {
    const { page } = watched;
    await page.getByText(/5개 기관의 기록 \d+건이 모두 일치합니다\./).waitFor();
    assert.equal(await page.getByText("처음 봄").count(), 5);
    await page.getByRole("button", { name: "이 브라우저에서 다시 검증" }).click();
    await page.getByText("처음 봄").first().waitFor({ state: "detached" });
    await page.getByText(/5개 기관의 기록 \d+건이 모두 일치합니다\./).waitFor();
    await inEveryLook(page, async (name) => {
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/public-${name.replace(" ", "-")}.png`, fullPage: true });
      assert.deepEqual(await axeFaults(page), [], name);
    });
    await page.setViewportSize({ width: 320, height: 800 });
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/public-320.png`, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${wide} px wide on a narrow phone`);
  });

  it("says of a relay that changes a line whose log does not hold", async () => {
    const { page } = watched;
    await page.route("**/v1/public/logs/registry*", async (route) => {
      const answer = await route.fetch();
      const log = await answer.json();
      log.entries = log.entries.map((line: string) => line.replace("registry", "registri"));
      await route.fulfill({ json: log });
    });
    await page.getByRole("button", { name: "이 브라우저에서 다시 검증" }).click();
    await page.getByText("1개 기관의 기록을 확인하지 못했습니다.", { exact: false }).waitFor();
    await page.getByText("마지막 값이 다름").first().waitFor();
  });

  it("broke no content policy", () => assert.deepEqual(watched.faults, []));
});
