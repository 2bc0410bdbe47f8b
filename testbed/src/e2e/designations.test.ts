import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { DEMO_PASSWORD } from "../terminal.ts";
import { giveAuthenticator } from "./authenticator.ts";
import { axeFaults, fits, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const SHOTS = process.env.SHOTS_DIR;

describe("designations, exemptions and the alert level, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  const watched: WatchedPage[] = [];
  let page: Page;
  /** The facility's manager. */
  let manager: Page;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    await town.openFacility({ name: "압구정 카페", sector: "cafe", loginId: "apgu01", businessNumber: "2208162517" });
    page = await logIn({ loginId: "haneul", name: "김하늘", title: "주무관", region: "11680" });
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const open = (name: string) => page.getByRole("link", { name, exact: true }).first().click();
  const toQueue = async () => {
    await page
      .getByRole("navigation", { name: "주 메뉴" })
      .getByRole("link", { name: /^할 일/ })
      .click();
    await page.reload();
  };
  const looksRight = async (shot?: string) => {
    await inEveryLook(page, async (name) => {
      if (SHOTS && shot) await page.screenshot({ path: `${SHOTS}/${shot}-${name.replace(" ", "-")}.png` });
      assert.deepEqual(await axeFaults(page), [], name);
    });
    await fits(page, 390);
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  /** The manager's page in both languages and modes, on a phone and on a narrow one. */
  async function managerSees(shot: string): Promise<void> {
    await inEveryLook(manager, async (name) => {
      for (const width of [320, 390]) {
        await fits(manager, width);
        const path = `${SHOTS}/${shot}-${name.replace(" ", "-")}-${width}.png`;
        if (SHOTS) await manager.screenshot({ path, fullPage: true });
      }
      assert.deepEqual(await axeFaults(manager), [], `${shot}, ${name}`);
    });
  }

  async function logIn(account: { loginId: string; name: string; title: string; region: string }): Promise<Page> {
    const { loginId, password } = await town.appointMunicipal({ ...account, roles: ["handler", "decider"] });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const one = await openPage(context, town.registry.office.url);
    watched.push(one);
    await giveAuthenticator(one.page);
    await one.page.getByLabel("아이디").fill(loginId);
    await one.page.getByLabel("비밀번호").fill(password);
    await one.page.getByRole("button", { name: "로그인", exact: true }).click();
    await one.page.getByRole("button", { name: "패스키 등록", exact: true }).click();
    await one.page.getByRole("heading", { name: "할 일" }).waitFor();
    return one.page;
  }

  test("an officer sees who a rule would touch before it is saved, and the facility reads it at home", async () => {
    await open("의무적용 지정");
    await page.getByText("고위험시설 8종").waitFor();
    await looksRight();
    await open("새 지정");
    await page.getByLabel("지정 이름").fill("강남구 카페");
    await page.getByLabel("법적 근거").fill("강남구 고시 제2026-101호");
    await page.getByRole("checkbox", { name: "카페", exact: true }).check();
    await press("대상 시설 보기");
    await page.getByRole("heading", { name: "시설 1곳이 대상입니다." }).waitFor();
    await page.getByText("압구정 카페").waitFor();
    await looksRight("designate");
    await press("지정하고 알림 쓰기");
    await page.getByRole("heading", { name: "알림 쓰기" }).waitFor();

    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const facility = await openPage(context, town.registry.url);
    watched.push(facility);
    manager = facility.page;
    await manager.getByLabel("아이디").fill("apgu01");
    await manager.getByLabel("비밀번호").fill(DEMO_PASSWORD);
    await manager.getByRole("button", { name: "로그인", exact: true }).click();
    await manager.getByText("의무적용 시설").waitFor();
    await manager.getByText("근거: 강남구 카페 · 강남구 고시 제2026-101호").waitFor();
    assert.deepEqual(await axeFaults(manager), []);
  });

  test("the designation is announced by text message and in the app, and to nobody twice", async () => {
    await page.getByText("‘강남구 카페’ 지정을 알립니다.").waitFor();
    assert.equal(await page.getByLabel("제목").inputValue(), "의무적용 시설 지정 안내");
    assert.match(await page.getByLabel("내용").inputValue(), /지정: 강남구 카페\n근거: 강남구 고시 제2026-101호/);
    await press("받는 시설 보기");
    await page.getByText("1곳이 받습니다.").waitFor();
    await page.getByText(/문자 1건 · 약 \d+원 · 오늘 더 보낼 수 있는 문자 5,000건/).waitFor();
    await looksRight("announce");
    await press("1곳에 보내기");
    await page.getByRole("heading", { name: "의무적용 시설 지정 안내" }).waitFor();
    await manager.reload();
    await manager.getByText("읽지 않은 알림이 1건 있습니다.").waitFor();

    await open("의무적용 지정");
    const told = page.getByRole("cell", { name: /강남구 카페 시행 1곳에 알림 · 읽음 0곳/ });
    await told.waitFor();
    await until(async () => {
      await page.reload();
      await told.waitFor();
      return (await told.getByText("도착 1건").count()) > 0;
    }, "its message has arrived");
    await looksRight("announced");
    await open("강남구 카페 시설에 알리기");
    await press("받는 시설 보기");
    await page.getByText("조건에 맞는 시설이 없습니다.").waitFor();
  });

  test("a manager asks to be exempt, an officer finds it in the queue and decides, the manager reads why", async () => {
    const act = (name: string) => manager.getByRole("button", { name, exact: true }).click();
    await act("적용 제외 신청");
    await managerSees("ask-exemption");
    await act("신청");
    await manager.getByText("누구인지 어떻게 확인하는지 적어 주세요.").waitFor();
    await manager.getByText("무엇 때문인지 적어 주세요.").waitFor();
    await managerSees("ask-exemption-lacks");
    await manager.getByText("정해진 사람만 출입", { exact: true }).click();
    await manager.getByLabel("설명").fill("회원만 출입하고 출입문에서 확인합니다.");
    await act("신청");
    await manager.getByText(/에 적용 제외를 신청했습니다\. 관할 시군구가 이레 안에 심사합니다\./).waitFor();
    assert.equal(await manager.getByRole("button", { name: "적용 제외 신청", exact: true }).count(), 0);
    await managerSees("asked-exemption");

    await toQueue();
    await page.getByRole("heading", { name: "적용 제외 1" }).waitFor();
    await page.getByRole("link", { name: "압구정 카페 열기" }).click();
    await page.getByText("회원만 출입하고 출입문에서 확인합니다.").waitFor();
    await looksRight("asked-exemption-office");
    await press("반려");
    await page.getByText("증빙을 확인할 수 없음", { exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "반려", exact: true }).click();
    await page.getByText("결정했습니다.").waitFor();

    await manager.reload();
    await manager.getByText("적용 제외 신청이 반려되었습니다: 증빙을 확인할 수 없음").waitFor();
    await managerSees("refused-exemption");
    await act("적용 제외 신청");
    await manager.getByText("통신이 안 되는 곳", { exact: true }).click();
    await manager.getByLabel("설명").fill("지하 3층이라 통신이 되지 않습니다.");
    await act("신청");
    await manager.getByText(/에 적용 제외를 신청했습니다/).waitFor();

    await toQueue();
    await page.getByRole("link", { name: "압구정 카페 열기" }).click();
    const pdf = {
      name: "확인서.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"),
    };
    await page.getByLabel("증빙 올리기").setInputFiles(pdf);
    await page.getByText("증빙을 올렸습니다.").waitFor();
    await press("제외 승인");
    await press("사유 적기");
    await page.getByText("요건을 갖춤", { exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "제외 승인", exact: true }).click();
    await page.getByText("결정했습니다.").waitFor();
    await manager.reload();
    await manager.getByText("전자출입명부 적용 제외 시설").waitFor();
    await manager.getByText("적용 제외 사유: 요건을 갖춤").waitFor();
    await managerSees("granted-exemption");

    await press("끝내기");
    await page.getByText("요건이 없어짐", { exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "끝내기", exact: true }).click();
    await page.getByText("결정했습니다.").waitFor();
    await manager.reload();
    await manager.getByText("적용 제외가 끝났습니다: 요건이 없어짐").waitFor();
  });

  test("a facility is left out of a rule with a reason, and asks to be exempt with evidence", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("압구정");
    await page.keyboard.press("Enter");
    await open("압구정 카페");
    await page.getByRole("heading", { name: "의무적용" }).waitFor();
    await press("위험도 낮음으로 빼기");
    await press("사유 적기");
    await page.getByText("위험도가 낮다고 인정됨", { exact: true }).click();
    await press("지정에서 빼기");
    await page.getByText("지정에서 뺐고 시설에 사유를 알렸습니다.").waitFor();
    await page.getByText(/에서 뺌 ·/).waitFor();
    await looksRight();
    await open("적용 제외 신청·심사");
    await press("신청 적기");
    await page.getByLabel("설명").fill("자체 출입 시스템을 씁니다.");
    await page.getByLabel("실명 확인 방법").fill("휴대전화 본인확인");
    await press("적기");
    await page.getByText("아직 필요한 것: 증빙 파일, 시험 제출").waitFor();
    const rows = Array.from({ length: 10 }, (_, n) => `${daysAgo(n)},0100000${String(n).padStart(4, "0")}`);
    const buffer = Buffer.from(["방문일,휴대전화", ...rows].join("\n"));
    await page.getByLabel("시험 제출").setInputFiles({ name: "시험.csv", mimeType: "text/csv", buffer });
    await page.getByText("지난 4주 가운데 기록이 없는 주가 있습니다.").waitFor();
    await looksRight();
    await toQueue();
    await page.getByRole("link", { name: "압구정 카페 열기" }).click();
    await page.getByRole("heading", { name: "이 시설의 적용 제외" }).waitFor();
  });

  test("two officers of the ministry change the alert level", async () => {
    page = await logIn({ loginId: "minjae", name: "오민재", title: "사무관", region: "all" });
    const other = await logIn({ loginId: "jiwoo", name: "한지우", title: "과장", region: "all" });
    await open("위기경보");
    await page.getByText("주의", { exact: true }).click();
    await page.getByLabel("근거").fill("위기평가회의 결과");
    await press("제안");
    await page.getByText(/주의 단계로 바꾸는 제안이 있습니다/).waitFor();
    await page.getByText("제안한 사람이 아닌 결재자가 확정합니다.").waitFor();
    assert.equal(await page.getByRole("button", { name: "확정", exact: true }).count(), 0);
    await looksRight();
    await other.getByRole("link", { name: "위기경보", exact: true }).click();
    await other.getByRole("button", { name: "확정", exact: true }).click();
    await other.getByText("확정했습니다. 모든 시설에 5초 안에 반영됩니다.").waitFor();
    await other.getByRole("heading", { name: "바꾼 기록" }).waitFor();
    assert.deepEqual(await axeFaults(other), []);
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    assert.deepEqual(
      watched.flatMap(({ faults }) => faults),
      [],
    );
  });
});

const daysAgo = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10);
