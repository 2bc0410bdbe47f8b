import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { encodeCp949 } from "@kipass/service-kit/testing-cp949";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { registerFile } from "../register-file.ts";
import { giveAuthenticator } from "./authenticator.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const REGISTER = [
  "개방서비스명,관리번호,인허가일자,영업상태명,소재지전화,소재지면적,도로명전체주소,사업장명,업태구분명",
  '노래연습장업,1,20190401,영업/정상,02-555-0142,120,"서울시 강남구 역삼로 12, 2층 (역삼동)",가온노래연습장,',
  "노래연습장업,2,20190401,영업/정상,02-555-0142,90,서울 강남구 역삼로 14,똠얌 코인노래,",
  "노래연습장업,3,20190401,영업/정상,02-555-9999,90,서울특별시 강남구 역삼로 200,빈자리 노래연습장,",
  "노래연습장업,4,20190401,영업/정상,02-555-9999,90,서울특별시 마포구 월드컵로 1,마포 노래연습장,",
  "노래연습장업,5,20190401,영업/정상,,,,,",
].join("\r\n");

describe("the target register, in a real browser", () => {
  let town: LiveTown;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl());
    town.goLive();
    const facts = { sector: "karaoke", loginId: "gaon01", businessNumber: "2208162517" };
    await town.openFacility({ ...facts, name: "가온 노래연습장", address: "서울특별시 강남구 역삼로 12 (역삼동)" });
    const other = { sector: "karaoke", loginId: "maru01", businessNumber: "1234567891" };
    await town.openFacility({ ...other, name: "마루 노래방", address: "서울특별시 강남구 역삼로 14" });
    const account = { loginId: "haneul", name: "김하늘", title: "주무관", region: "11680" };
    const { loginId, password } = await town.appointMunicipal({ ...account, roles: ["handler", "decider"] });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    watched = await openPage(context, town.registry.office.url);
    page = watched.page;
    await giveAuthenticator(page);
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
  const open = (name: string) => page.getByRole("link", { name }).first().click();
  const looksRight = async (name: string) => {
    await inEveryLook(page, async (look) => assert.deepEqual(await axeFaults(page), [], `${name} ${look}`));
    await page.setViewportSize({ width: 390, height: 844 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${name}: ${wide} px wide on a phone`);
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  const bring = (name: string, buffer: Uint8Array) =>
    page.getByLabel("파일 고르기").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(buffer) });

  test("a register is uploaded, its columns are proposed, a dry run says what would become of each line, and it is taken", async () => {
    await open("대상 대장");
    await page.getByText("대장에 업소가 없습니다.").waitFor();
    await open("대장 가져오기");
    await bring("강남구 노래연습장.csv", encodeCp949(REGISTER));
    await page.getByRole("heading", { name: "어느 칸이 무엇인가요?" }).waitFor();
    assert.equal(await page.getByLabel("업소명").inputValue(), "7");
    await looksRight("columns");
    await press("미리 보기");
    await page.getByText("아직 아무것도 바뀌지 않았습니다.").waitFor();
    await page.getByRole("row", { name: /6 오류 이름이 없음/ }).waitFor();
    await looksRight("dry run");
    await press("대장에 싣기");
    await page.getByText("대장에 실었습니다.").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), press("결과 내려받기")]);
    assert.match(readFileSync(await download.path(), "utf8"), /5,"관할 아님","우리 지역이 아님","마포 노래연습장"/);
  });

  test("what no rule can tell is decided with one key beside the facility it may be, and can be taken back", async () => {
    await open("확인할 곳 보기");
    await page.getByRole("heading", { name: "똠얌 코인노래" }).waitFor();
    await page.getByText("도로명주소 같음, 전화 같음").waitFor();
    await looksRight("check");
    await page.keyboard.press("1");
    await page.getByText("똠얌 코인노래: 등록된 시설로 정했습니다.").waitFor();
    await page.getByText("확인할 곳이 없습니다.").waitFor();
    await press("되돌리기");
    await page.getByText("되돌렸습니다.").waitFor();
    await page.getByRole("heading", { name: "똠얌 코인노래" }).waitFor();
    await page.keyboard.press("1");
    await page.getByText("확인할 곳이 없습니다.").waitFor();
    await open("할 일");
    await page.getByRole("heading", { name: /미설치 1/ }).waitFor();
    await page.getByRole("link", { name: "빈자리 노래연습장 열기" }).click();
    await page.getByRole("row", { name: /빈자리 노래연습장.*미설치/ }).waitFor();
    await looksRight("targets");
  });

  test("a business that never registered is put on a route, inspected without a network, and ordered to install it", async () => {
    await page.getByRole("checkbox", { name: "빈자리 노래연습장 고르기" }).check();
    await page.getByText("1곳을 골랐습니다").waitFor();
    await looksRight("chosen");
    await press("점검 목록에 넣기");
    await page.getByText(/1곳을 .* 점검 목록에 넣었습니다\./).waitFor();
    await open("점검");
    await page.getByRole("link", { name: "빈자리 노래연습장 기록하기" }).click();
    await page.getByText("인허가 관리번호 3").waitFor();
    await page.getByRole("group", { name: "전자출입명부(QR) 설치" }).getByText("부적합(미설치)").click();
    await page.getByLabel("행정지도").fill("설치를 안내함");
    await looksRight("record");
    await page.context().setOffline(true);
    await press("기록");
    await page.getByText("기기에 남겼습니다.").waitFor();
    await page.context().setOffline(false);
    await page.getByRole("link", { name: "미전송" }).waitFor({ state: "detached" });
    await open("점검");
    await page.getByRole("listitem").filter({ hasText: "빈자리 노래연습장" }).getByText("점검함").waitFor();
    await open("빈자리 노래연습장");
    await page.getByText("전자출입명부(QR) 설치 – 부적합(미설치)").waitFor();
    await press("새 조치");
    await page.getByLabel("단계").selectOption({ label: "시정명령" });
    await page.getByLabel("기한").fill("2099-12-31");
    await page.getByLabel("위반 내용").fill("전자출입명부를 설치하지 않음");
    await press("기안");
    const notice = page.getByText("빈자리 노래연습장 (서울특별시 강남구 역삼로 200, 인허가 관리번호 3)");
    await notice.waitFor({ state: "attached" });
    await looksRight("measures");
  });

  test("a list of ten thousand draws no more rows than are seen, to its end", async () => {
    await open("대상 대장");
    await open("대장 가져오기");
    await bring("인허가.csv", registerFile(13_000).bytes);
    await press("미리 보기");
    await page.getByText("아직 아무것도 바뀌지 않았습니다.").waitFor();
    await press("대장에 싣기");
    await page.getByText("대장에 실었습니다.").waitFor();
    await open("대상 대장");
    await page.getByRole("button", { name: /미설치 10,\d{3}/ }).waitFor();
    const rows = page.getByRole("region", { name: "대상 대장" });
    for (let jump = 0; jump < 5; jump += 1) {
      await Promise.all([
        page.waitForResponse((answer) => answer.url().includes("/v1/register/targets")),
        rows.evaluate((box) => box.scrollTo(0, box.scrollHeight)),
      ]);
      assert.ok((await rows.locator("tbody tr").count()) < 80);
    }
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    assert.deepEqual(
      watched.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault)),
      [],
    );
  });
});
