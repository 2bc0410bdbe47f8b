import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { giveAuthenticator } from "./authenticator.ts";
import { axeFaults, fits, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

describe("duplicates, officers and the access log, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    const place = { sector: "karaoke", address: "서울특별시 강남구 도산대로 7", businessNumber: null };
    for (const [loginId, name] of Object.entries({
      sori1: "소리 노래연습장",
      sori2: "소리노래연습장",
      bada: "바다 노래연습장",
    }))
      await town.openFacility({ ...place, name, loginId });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    watched = await openPage(context, town.registry.office.url);
    page = watched.page;
    await giveAuthenticator(page);
    const account = { loginId: "haneul", name: "김하늘", title: "주무관", region: "11680" };
    const { loginId, password } = await town.appointMunicipal({ ...account, roles: ["handler", "admin"] });
    await page.getByLabel("아이디").fill(loginId);
    await page.getByLabel("비밀번호").fill(password);
    await press("로그인");
    await press("패스키 등록");
    await page.getByRole("heading", { name: "할 일" }).waitFor();
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const looksRight = async () => {
    await inEveryLook(page, async (name) => assert.deepEqual(await axeFaults(page), [], name));
    for (const width of [390, 320]) {
      await fits(page, width);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  test("a place that seems registered twice is shown; 'no duplicate' is one press, and taken back by one", async () => {
    await page.getByRole("heading", { name: "중복 의심 1" }).waitFor();
    await page.getByText("상호와 장소가 같음").waitFor();
    await looksRight();
    await press("소리노래연습장 중복 아님");
    await page.getByText("서로 다른 시설로 기억합니다.").waitFor();
    await page.getByRole("heading", { name: "중복 의심 1" }).waitFor({ state: "detached" });
    await press("되돌리기");
    await page.getByRole("heading", { name: "중복 의심 1" }).waitFor();
  });

  test("the two stand side by side, one is kept, and its history says who came along", async () => {
    await page.getByRole("link", { name: "소리노래연습장 비교" }).click();
    await page.getByText("연결 코드로 등록한 단말기는 저절로 이어집니다", { exact: false }).waitFor();
    await page.getByRole("button", { name: "이 시설을 남기기" }).nth(1).waitFor();
    await looksRight();
    await page.getByRole("button", { name: "이 시설을 남기기" }).nth(1).click();
    await page.getByText("정리된 등록에서 옮겨 온 사람(명)").waitFor();
  });

  test("an administrator appoints for one sector, and lets a lost passkey be registered anew", async () => {
    await page.getByRole("link", { name: "담당자" }).click();
    await press("담당자 임용");
    const facts = { 이름: "박바다", 직급: "주무관", 아이디: "bada-officer", "처음 비밀번호": "saero-2026-jihyeon" };
    for (const [label, value] of Object.entries(facts)) await page.getByRole("textbox", { name: label }).fill(value);
    await page.getByText("고른 업종만").click();
    await page.getByRole("checkbox", { name: "노래연습장" }).check();
    assert.deepEqual(await axeFaults(page), []);
    await page.getByRole("dialog").getByRole("button", { name: "임용" }).click();
    await page.getByRole("row", { name: /박바다 주무관.*노래연습장/ }).waitFor();
    await looksRight();
    await press("박바다 로그인 새로 등록");
    await page.getByLabel("새 비밀번호").fill("jihyeon-2026-saero");
    await page.getByLabel("사유").fill("전화기 분실");
    assert.deepEqual(await axeFaults(page), []);
    await press("새로 등록하게 하기");
    await page.getByText("패스키를 다시 등록하게 됩니다.", { exact: false }).waitFor();
  });

  test("the access log is searched, shows its daily check, and is taken out with a reason", async () => {
    await town.jobs();
    await page.getByRole("link", { name: "접속기록" }).click();
    await page.getByText("고치거나 빠진 곳이 없습니다.", { exact: false }).waitFor();
    await page.getByLabel("한 일").selectOption({ label: "로그인 새로 등록하게 함" });
    await page.getByRole("row", { name: /로그인 새로 등록하게 함.*전화기 분실/ }).waitFor();
    await until(async () => (await page.getByRole("row").count()) === 2, "the other lines are gone");
    await looksRight();
    await press("CSV 내려받기");
    await page.getByText("사유를 적어 주세요.").waitFor();
    await page.getByLabel("내려받는 사유").fill("정기 점검");
    const download = page.waitForEvent("download");
    await press("CSV 내려받기");
    assert.equal((await download).suggestedFilename(), "access-log.csv");
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    assert.deepEqual(watched.faults, []);
  });
});
