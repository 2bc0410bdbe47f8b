import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { openWorkbook } from "../exports/other-software.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { exportWorkbook, sendToChosen, workByKeyboard } from "./contact-steps.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { type Authenticator, appointOnPage, enterPassword, type OfficerPage, officers } from "./officer-page.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";
import { MET, people, playWeek, seoulDay, weekStartMs } from "./week.ts";

describe("an investigation by two officers, in real browsers", () => {
  const nowMs = Date.now();
  let town: LiveTown;
  let browser: Browser;
  let desk: WatchedPage;
  let otherDesk: WatchedPage;
  let asker: OfficerPage & { device: Authenticator };
  let approver: OfficerPage & { device: Authenticator };

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl(), weekStartMs(nowMs));
    await playWeek(town, nowMs);
    town.goLive();
    const viewport = { width: 1440, height: 900 };
    const contexts = await Promise.all([browser.newContext({ viewport }), browser.newContext({ viewport })]);
    [desk, otherDesk] = await Promise.all([
      openPage(contexts[0], town.authority.url),
      openPage(contexts[1], town.authority.url),
    ]);
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  test("each officer's own device makes a passkey, which counts once the ministry has certified it", async () => {
    asker = await appointOnPage(town, desk.page, officers.asker);
    approver = await appointOnPage(town, otherDesk.page, officers.approver);
    // The page keeps nothing that could sign.
    const kept = await desk.page.evaluate(async () => [
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...Object.keys(sessionStorage),
    ]);
    assert.deepEqual(kept, []);
  });

  test("a password alone opens nothing, and neither does a device that does not recognise its owner", async () => {
    const { page } = otherDesk;
    await page.getByRole("button", { name: "로그아웃" }).click();
    await enterPassword(page, town.passwordOf(officers.approver.loginId));
    await page.getByRole("heading", { name: "본인임을 확인해 주세요." }).waitFor();
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await page.evaluate(async () => (await fetch("/v1/cases")).status), 403);
    await approver.device.recognise(false);
    await page.getByRole("button", { name: "패스키로 확인" }).click();
    await page.getByText("패스키를 확인하지 않았습니다.").waitFor();
    await approver.device.recognise(true);
    await page.getByRole("button", { name: "패스키로 확인" }).click();
    await page.getByRole("heading", { name: "사례", exact: true }).waitFor();
  });

  test("a case is opened and, with two signatures, the places of the person arrive", async () => {
    const { name, phone } = people.hong;
    const onsetDay = seoulDay(nowMs, 1);
    await asker.openCase({ caseNumber: "2026-0142", name, phone, issuer: "네이버", onsetDay });
    await desk.page.getByText("QR 번호와 기간. 누구 것인지는 알 수 없습니다.").waitFor();
    await desk.page.getByRole("link", { name: "사례 관리" }).click();
    await desk.page.getByLabel("새 메모").fill("시장에서는 수기명부에 적었다고 함");
    await desk.page.getByRole("button", { name: "메모 남기기" }).click();
    await desk.page.getByText("이서연 · ").first().waitFor();
    assert.deepEqual(await axeFaults(desk.page), []);
    await desk.page.getByRole("link", { name: "사례 2026-0142로 돌아가기" }).click();
    await asker.draft("증상 시작 전 이틀 동안의 동선을 확인합니다.");
    const touches = await asker.device.signCount();
    await desk.page.getByText("패스키를 한 번 확인하면 위 요청서 2건에 모두 서명합니다.").waitFor();
    await asker.sign();
    assert.equal(await asker.device.signCount(), touches + 1, "one touch signs every order of the request");
    await approver.approve();
    await asker.backToCase();
    await desk.page.getByRole("heading", { name: "노출된 곳을 골라 주세요." }).waitFor();
    assert.equal(await desk.page.getByRole("heading", { name: "3일 동안 5곳" }).count(), 1);
  });

  test("with two more signatures the visits at those places arrive, without a name", async () => {
    await asker.draft("같은 때 온 사람을 확인합니다.");
    assert.deepEqual(await axeFaults(desk.page), []);
    await asker.sign();
    await approver.approve();
    await asker.backToCase();
    await desk.page.getByRole("heading", { name: "같은 때 방문한 사람을 확인할 차례입니다." }).waitFor();
  });

  test("people are shown by overlap as numbers; nobody's name has arrived", async () => {
    await asker.draft("겹친 사람에게 연락하기 위한 요청입니다.");
    await asker.sign();
    await approver.approve();
    await asker.backToCase();
    await desk.page.getByRole("heading", { name: "겹친 사람" }).waitFor();
    const minutes = await desk.page.locator(".laps .min b").allTextContents();
    assert.deepEqual(
      minutes.map(Number).sort((a, b) => b - a),
      MET.map(([, most]) => most),
    );
    assert.equal(await desk.page.getByText("15분 미만 1명의 이름은 받지 않습니다.").count(), 1);
    assert.deepEqual(await axeFaults(desk.page), []);
    const shown = await desk.page.content();
    assert.deepEqual(
      Object.values(people).filter(({ name }) => shown.includes(name)),
      [],
    );
  });

  test("names arrive for those chosen, and only for them", async () => {
    await desk.page.getByRole("button", { name: `${MET.length}명의 이름과 전화번호 받기` }).click();
    await desk.page.getByRole("link", { name: "접촉자 보기" }).click();
    await desk.page.getByRole("heading", { name: `접촉자 ${MET.length}명` }).waitFor();
    const rows = await desk.page.locator("tbody tr").evaluateAll((lines) =>
      // A cell's second line says where, when and who gave the number.
      lines.map((line) =>
        [...line.children].slice(1, 4).map((cell) => (cell as HTMLElement).innerText.trim().split("\n")[0]),
      ),
    );
    assert.deepEqual(
      rows.map(([name, , overlap]) => [name, Number(overlap?.replace(/\D/g, ""))]).sort(),
      [...MET].sort(),
    );
    assert.deepEqual(
      rows.find(([name]) => name === "김도윤"),
      ["김도윤", "010-0142-3391", "115분"],
    );
  });

  test("axe finds nothing on the contact list, in two languages and two modes", async () => {
    const faults: string[] = [];
    await inEveryLook(desk.page, async (look) => {
      faults.push(...(await axeFaults(desk.page)).map((fault) => `${look}: ${fault}`));
    });
    assert.deepEqual(faults, []);
  });

  test("contacts are worked by keyboard, and a press is taken back", async () => {
    await workByKeyboard(desk.page);
  });

  test("messages go to those chosen, and the list shows that they arrived", async () => {
    const texts = await sendToChosen(desk.page, town.inbox);
    assert.equal(texts.length, 2);
    const words = texts.join();
    assert.match(words, /강남구의 주점.*검사를 받/);
    assert.deepEqual(
      Object.values(people).filter(({ name }) => words.includes(name)),
      [],
    );
    assert.ok(!words.includes("온도포차"));
  });

  test("the exported list is the same list in other software, and nothing in it is a formula", async () => {
    const { cells, formulas } = openWorkbook(await exportWorkbook(desk.page));
    assert.deepEqual(formulas, []);
    assert.deepEqual(
      cells
        .slice(1)
        .map((row) => [row[1]?.value, row[9]?.value])
        .sort(),
      [...MET].sort(),
    );
    assert.ok(
      cells.slice(1).every(([id, name, phone]) => id?.type === "s" && name?.type === "s" && phone?.type === "s"),
    );
  });

  test("an approver cannot read the contacts", async () => {
    await otherDesk.page.goto(desk.page.url());
    await otherDesk.page.getByRole("alert").waitFor();
    assert.doesNotMatch(await otherDesk.page.content(), /김도윤/);
  });

  test("the case is closed, and everything about it destroyed", async () => {
    await desk.page.getByRole("link", { name: /사례/ }).first().click();
    await desk.page.getByRole("link", { name: "2026-0142" }).click();
    await desk.page.getByRole("link", { name: "사례 관리" }).click();
    await desk.page.getByRole("heading", { name: "당사자에게 알림" }).waitFor();
    assert.deepEqual(await axeFaults(desk.page), []);
    await desk.page.getByRole("button", { name: "사례 닫기" }).click();
    await desk.page.getByText("조사가 끝남").click();
    await desk.page.getByRole("button", { name: "파기하고 닫기" }).click();
    await desk.page.getByRole("heading", { name: "조사가 끝나 닫았습니다." }).waitFor();
    assert.deepEqual(await axeFaults(desk.page), []);
    assert.doesNotMatch(await desk.page.content(), /시장에서는/);
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    // Refused on purpose, and lost on purpose.
    const meant = /status of 403|messages\b.*ERR_FAILED|ERR_FAILED.*messages/;
    assert.deepEqual(
      [...desk.faults, ...otherDesk.faults].filter((fault) => !meant.test(fault)),
      [],
    );
  });
});
