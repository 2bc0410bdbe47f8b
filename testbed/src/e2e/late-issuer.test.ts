import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { axeFaults } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { appointOnPage, type OfficerPage, officers } from "./officer-page.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";
import { MET, people, playWeek, seoulDay, weekStartMs } from "./week.ts";

/** Nobody listens there. */
const NOWHERE = "http://localhost:1";

describe("an issuer that answers late", () => {
  const nowMs = Date.now();
  const ofKakao = MET.filter(([met]) =>
    Object.values(people).some((one) => one.name === met && one.issuer === "kakao"),
  );
  let town: LiveTown;
  let browser: Browser;
  let desk: WatchedPage;
  let asker: OfficerPage;
  let approver: OfficerPage;

  const moveKakao = (baseUrl: string) =>
    town.publish((now) => ({
      ...now,
      issuers: now.issuers.map((issuer) => (issuer.code === "kakao" ? { ...issuer, baseUrl } : issuer)),
    }));

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl(), weekStartMs(nowMs));
    await playWeek(town, nowMs);
    town.goLive();
    const [own, other] = await Promise.all([browser.newContext(), browser.newContext()]);
    desk = await openPage(own, town.authority.url);
    const otherDesk = await openPage(other, town.authority.url);
    asker = await appointOnPage(town, desk.page, officers.asker);
    approver = await appointOnPage(town, otherDesk.page, officers.approver);
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  async function ask(reason: string): Promise<void> {
    await asker.draft(reason);
    await asker.sign();
    await approver.approve();
    await asker.backToCase();
  }

  test("holds up nobody when places are asked for: what has come is chosen from, and it is asked again on a press", async () => {
    const { page } = desk;
    const { name, phone } = people.hong;
    await moveKakao(NOWHERE);
    const issuer = ["네이버", "카카오톡"];
    await asker.openCase({ caseNumber: "2026-0142", name, phone, issuer, onsetDay: seoulDay(nowMs, 1) });
    await ask("동선을 확인합니다.");
    await page.getByRole("heading", { name: "노출된 곳을 골라 주세요." }).waitFor();
    const missing = page.getByText("카카오톡의 답이 없어 그 QR코드로 다녀간 곳은 빠져 있습니다.");
    await missing.waitFor();
    assert.deepEqual(await axeFaults(page), []);
    const answered = page.waitForResponse((response) => response.url().endsWith("/ask-again"));
    await page.getByRole("button", { name: "지금 다시 묻기" }).click();
    assert.equal((await answered).status(), 200);
    await asker.draft("같은 때 온 사람을 확인합니다.");
    await asker.backToCase();
    await missing.waitFor();
    await page.goto(`${page.url()}/contacts`);
    await missing.waitFor();
    await page.goBack();
    await missing.waitFor();
    await moveKakao(town.issuers.kakao.url);
    await missing.waitFor({ state: "detached", timeout: 400_000 });
  });

  test("holds up nobody else, and every list says who is missing from it", async () => {
    const { page } = desk;
    const { name, phone } = people.hong;
    await page.goto(town.authority.url);
    await asker.openCase({ caseNumber: "2026-0143", name, phone, issuer: "네이버", onsetDay: seoulDay(nowMs, 1) });
    await ask("동선을 확인합니다.");
    await page.getByRole("heading", { name: "노출된 곳을 골라 주세요." }).waitFor();
    await ask("같은 때 온 사람을 확인합니다.");
    await page.getByRole("heading", { name: "같은 때 방문한 사람을 확인할 차례입니다." }).waitFor();
    await moveKakao(NOWHERE);
    await ask("겹친 사람에게 연락합니다.");

    const missing = page.getByText("카카오톡의 답이 없어 그 QR코드를 쓴 사람은 빠져 있습니다.");
    const get = page.getByRole("button", { name: `${MET.length - ofKakao.length}명의 이름과 전화번호 받기` });
    await get.waitFor();
    await missing.waitFor();
    await get.click();
    await page.getByRole("heading", { name: "접촉자 명단이 준비되었습니다." }).waitFor();
    await missing.waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await page.getByRole("link", { name: "접촉자 보기" }).click();
    await page.getByRole("heading", { name: `접촉자 ${MET.length - ofKakao.length}명` }).waitFor();
    await missing.waitFor();
  });

  test("is heard when it answers, and its people are not forgotten", async () => {
    const { page } = desk;
    await moveKakao(town.issuers.kakao.url);
    await page.goBack();
    // Asked again by itself: the pause grows while it is away.
    const unnamed = page.getByText(`카카오톡 ${ofKakao.length}명은 15분 이상 겹쳤지만 이름을 아직 받지 않았습니다.`);
    await unnamed.waitFor({ timeout: 400_000 });
    await page.getByRole("button", { name: "겹침 다시 보고 더 고르기" }).click();
    await page.getByRole("button", { name: `${MET.length}명의 이름과 전화번호 받기` }).click();
    await page.getByRole("heading", { name: "접촉자 명단이 준비되었습니다." }).waitFor();
    await unnamed.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "접촉자 보기" }).click();
    await page.getByRole("heading", { name: `접촉자 ${MET.length}명` }).waitFor();
    assert.equal(await page.getByText("일부만 도착했습니다.").count(), 0);
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    assert.deepEqual(desk.faults, []);
  });
});
