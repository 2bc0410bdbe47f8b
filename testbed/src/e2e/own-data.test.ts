import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { type ConsentText, consentTexts } from "@kipass/issuer/consents/texts";
import { addDays, dayOf } from "@kipass/protocol/day";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { investigate } from "../scenarios/investigation.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { enrolOnPage } from "./visitor-page.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const HOUR_MS = 3_600_000;
const visitor = { name: "김다온", phone: "01000310011" };
const patient = { name: "홍길동", phone: "01000310012" };
/** Announced now, binding in five days. */
const changed: ConsentText = {
  ...(consentTexts.find(({ kind }) => kind === "provision") as ConsentText),
  version: "new",
  bindsFrom: addDays(dayOf(Math.floor(Date.now() / 1000)), 5),
};
const SAFE_NUMBER = /^\d\d[가-힣] \d\d[가-힣]$/;

describe("one's own data, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  let phone: WatchedPage;

  before(async () => {
    const start = Date.now() - 3 * 24 * HOUR_MS;
    // One after the other: what has started is closed also when the next does not start.
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl(), start, undefined, [...consentTexts, changed]);
    await meetAt(start);
    town.goLive();
    await town.jobs();
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, acceptDownloads: true });
    phone = await openPage(context, town.issuers.naver.url);
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  /** Two people at one place, and a case that names one of them. */
  async function meetAt(start: number): Promise<void> {
    const [ill, other] = [await town.enrol("naver", patient), await town.enrol("naver", visitor)];
    const door = await town.openFacility({
      name: "온도포차",
      sector: "hunting-pocha",
      loginId: "ondo01",
      businessNumber: "1234567891",
    });
    town.clock.set(start + HOUR_MS);
    for (const person of [ill, other]) await door.scan(await person.draw(), { direction: "in" });
    town.clock.set(start + 4 * HOUR_MS);
    const onsetDay = new Date(start + 9 * HOUR_MS).toISOString().slice(0, 10);
    const person = { ...patient, issuer: "naver" };
    await investigate(town, { caseNumber: "2026-0311", person, onsetDay, say: () => {} });
  }

  const press = (name: string | RegExp) => phone.page.getByRole("button", { name }).first().click();
  const heading = (name: string) => phone.page.getByRole("heading", { name, exact: true }).waitFor();
  const shownNumber = () => phone.page.locator(".safe-number .is").textContent();
  const looksRight = async () => {
    await inEveryLook(phone.page, async (look) => {
      assert.deepEqual(await axeFaults(phone.page), [], look);
      assert.equal(await sideways(), 0, look);
    });
    await phone.page.setViewportSize({ width: 320, height: 700 });
    assert.equal(await sideways(), 0, "320 px");
    await phone.page.setViewportSize({ width: 390, height: 844 });
  };
  const sideways = () =>
    phone.page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));

  test("the safe number stands under the pass, fills the screen on request and needs no network", async () => {
    await enrolOnPage(phone.page, town.inbox, visitor);
    await phone.page.locator(".safe-number").waitFor();
    const number = (await shownNumber()) ?? "";
    assert.match(number, SAFE_NUMBER);
    await press("크게");
    await phone.page.locator(".safe-number.large").waitFor();
    assert.equal(await shownNumber(), number);
    assert.deepEqual(await axeFaults(phone.page), []);
    await press("작게");
    await phone.page.route("**/v1/**", (route) => route.abort());
    await phone.page.reload();
    await phone.page.locator(".safe-number").waitFor();
    assert.equal(await shownNumber(), number);
    await phone.page.unroute("**/v1/**");
    await phone.page.reload();
  });

  test("something new is said beside 내 정보, and is what was provided, to whom, for what", async () => {
    await phone.page.getByRole("button", { name: /새로 알려 드릴 것/ }).click();
    await heading("내 정보");
    await looksRight();
    await press(/^제공 내역/);
    await heading("제공 내역");
    const given = await phone.page.locator("article.given").first().textContent();
    assert.match(given ?? "", /질병관리청에 제공했습니다.*이름, 휴대전화번호.*담당자 두 사람이 서명함/);
    assert.match(given ?? "", /어느 시설 때문인지 네이버는 알지 못합니다/);
    assert.doesNotMatch(given ?? "", /온도포차/);
    await looksRight();
    await press("뒤로");
    await heading("내 정보");
    await press("뒤로");
    await phone.page.locator("svg.qr").waitFor();
    await phone.page.getByRole("button", { name: "내 정보", exact: true }).waitFor();
  });

  test("the number can be changed, and the pass shows the new one", async () => {
    const before = await shownNumber();
    await press("내 정보");
    await press(/^개인안심번호/);
    await press("새 번호로 바꾸기");
    await phone.page.getByText("새 번호로 바꾸었습니다.").waitFor();
    await looksRight();
    await press("뒤로");
    await heading("내 정보");
    await press("뒤로");
    await phone.page.locator(".safe-number").waitFor();
    assert.match((await shownNumber()) ?? "", SAFE_NUMBER);
    assert.notEqual(await shownNumber(), before);
  });

  test("new words are announced under the pass; refusing them ends on paper, agreeing keeps what was agreed to", async () => {
    await phone.page.getByText(/동의 내용이 .+에 바뀝니다/).waitFor();
    await press("바뀐 내용 보기");
    await heading("바뀐 동의 내용을 정해 주세요.");
    await press("정하기");
    await phone.page.getByText("동의할지 하지 않을지 골라 주세요.").waitFor();
    await looksRight();
    await phone.page.locator("label.choice", { hasText: "동의하지 않음" }).click();
    await press("정하기");
    await heading("QR코드 없이 출입하실 수 있습니다.");
    await looksRight();
    await press("다시 생각하고 동의하기");
    await phone.page.locator("label.choice", { hasText: /^동의$/ }).click();
    await press("정하기");
    await phone.page.getByText("바뀐 내용에 동의하셨습니다.").waitFor();
    await phone.page.getByText(/new 판/).waitFor();
    await press("뒤로");
    await phone.page.locator("svg.qr").waitFor();
    await phone.page.getByText(/동의 내용이/).waitFor({ state: "detached" });
  });

  test("consents are told with their days, and all of one's data comes as a file that can be read", async () => {
    await press("내 정보");
    await press(/^동의 3가지/);
    await heading("동의");
    await phone.page.getByText("개인정보 제3자 제공").first().waitFor();
    await looksRight();
    await press("뒤로");
    await heading("내 정보");
    const [download] = await Promise.all([phone.page.waitForEvent("download"), press("내 정보 내려받기")]);
    assert.match(download.suggestedFilename(), /^전자출입명부-내정보-\d{4}-\d\d-\d\d\.json$/);
    const file = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.equal(file.본인.이름, visitor.name);
    assert.ok(file["제공 내역"]["이름, 휴대전화번호"]);
  });

  test("a request is received with a day for its answer; suspension stops the pass until it is resumed", async () => {
    await press(/^열람·정정·삭제·처리정지/);
    await phone.page.getByText("정정", { exact: true }).click();
    await press("요구하기");
    await phone.page.getByText("내용을 적어 주세요.", { exact: true }).waitFor();
    await phone.page.getByLabel("내용").fill("이름을 한자로도 적어 주세요.");
    await press("요구하기");
    await phone.page.getByText(/까지 답을 드립니다/).waitFor();
    await looksRight();
    await phone.page.getByText("처리정지", { exact: true }).click();
    await phone.page.getByText(/바로 QR코드를 만들지 않으며/).waitFor();
    await press("요구하기");
    await phone.page.getByText(/처리를 멈추었습니다/).waitFor();
    await phone.page.goto(town.issuers.naver.url);
    await phone.page.getByText("처리정지를 요구하셔서 QR코드를 만들지 않습니다.").waitFor();
    await press("다시 쓰기");
    await heading("열람·정정·삭제·처리정지");
    await press("다시 쓰기");
    await phone.page.getByText("QR코드를 다시 만드실 수 있습니다.").waitFor();
    await phone.page.goto(town.issuers.naver.url);
    await phone.page.locator("svg.qr").waitFor();
  });

  test("erasure ends it, and nothing of it stays on the device", async () => {
    await phone.page.goto(`${town.issuers.naver.url}/me/requests`);
    await phone.page.getByText("삭제", { exact: true }).click();
    await phone.page.getByText(/바로 탈퇴됩니다/).waitFor();
    await press("요구하기");
    await heading("동의를 철회했습니다.");
    const kept = await phone.page.evaluate(() => JSON.stringify(localStorage));
    assert.doesNotMatch(kept, /\d\d[가-힣]\d\d[가-힣]/);
  });

  test("nothing on the way broke the page's own rules", () => {
    const expected = /401|403|ERR_FAILED|Failed to load resource/;
    assert.deepEqual(
      phone.faults.filter((fault) => !expected.test(fault)),
      [],
    );
  });
});
