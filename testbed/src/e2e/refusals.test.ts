import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { dayOf } from "@kipass/protocol/day";
import { passText, signPass } from "@kipass/protocol/pass";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { primitives } from "@kipass/service-kit/primitives";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { logInMunicipalOfficer } from "../municipal-officer.ts";
import { writeQrVideo } from "../qr-video.ts";
import { DEMO_PASSWORD } from "../terminal.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { listenTo, outcomeOf, type Shown } from "./signals.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const pub = { name: "온도포차", sector: "hunting-pocha", loginId: "ondo01", businessNumber: "1234567891" };
const cafe = { name: "가온카페", sector: "cafe", loginId: "gaon01", businessNumber: "2208162517" };
const SHOTS = process.env.SHOTS_DIR;

const green = "rgb(34, 135, 56)";
const yellow = "rgb(255, 177, 20)";
const red = "rgb(189, 44, 15)";
const rising = { tones: [784, 1175], vibration: [60] };
const equal = { tones: [587, 587], vibration: [60, 80, 60] };
const low = { tones: [165], vibration: [320] };

describe("what a door answers to each code before its camera, with the network up", () => {
  let folder: string;
  let camera: string;
  let town: LiveTown;
  let browser: Browser;
  let pubDoor: WatchedPage;
  let cafeDoor: WatchedPage;
  let expired: string;
  let passes: string[];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kipass-refusals-"));
    camera = join(folder, "camera.y4m");
    writeQrVideo(camera, [{ seconds: 1 }]);
    browser = await launchBrowser({ fakeCameraY4m: camera });
    town = await openLiveTown(testServerUrl(), Date.now() - 60_000);
    for (const facility of [pub, cafe]) await town.openFacility(facility);
    const visitor = await town.enrol("kakao", { name: "김다온", phone: "01000350001" });
    expired = await visitor.draw();
    town.goLive();
    // Good for the whole day, so that showing one at two doors may take its time.
    passes = (await visitor.client.issueReservePasses({ body: {} })).days[0]?.passes ?? [];
    [pubDoor, cafeDoor] = await Promise.all([openDoor(pub.loginId), openDoor(cafe.loginId)]);
  });
  after(async () => {
    await browser?.close();
    await town?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openDoor(loginId: string): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const door = await openPage(context, town.registry.url);
    await listenTo(door.page);
    await door.page.getByLabel("아이디").fill(loginId);
    await door.page.getByLabel("비밀번호").fill(DEMO_PASSWORD);
    await door.page.getByRole("button", { name: "로그인" }).click();
    await door.page.getByRole("link", { name: "QR코드 스캔" }).waitFor();
    return door;
  }

  /** Holds a code before a door's camera until it has answered. */
  async function holdBefore({ page }: WatchedPage, digits: string): Promise<Shown> {
    writeQrVideo(camera, [{ digits, seconds: 1 }]);
    await page.goto(`${town.registry.url}/scan`);
    const shown = await outcomeOf(page);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/refusal-${shown.code}.png` });
    // An open camera would go on looking, and see what is held before the other door next.
    await page.goto(town.registry.url);
    return shown;
  }

  function looksLike(shown: Shown, { words, ...rest }: Omit<Shown, "voice">): void {
    const { words: said, voice, ...signs } = shown;
    assert.deepEqual(signs, rest);
    // The clip is named after the outcome; a device with a voice of its own says the sentence.
    assert.ok(voice === rest.code || words.includes(voice), voice);
    assert.ok(said.includes(words), said);
  }

  test("one pass at two facilities: the first lets in, the second says that it was used", async () => {
    const pass = passes[0] as string;
    const first = await holdBefore(pubDoor, pass);
    looksLike(first, { code: "recorded", shape: "pass", colour: green, ...rising, words: "인증되었습니다." });
    const second = await holdBefore(cafeDoor, pass);
    looksLike(second, { code: "used", shape: "stop", colour: red, ...low, words: "이미 사용된 QR코드입니다." });
    assert.match(second.words, /휴대전화에서 QR코드를 새로 열어 다시 보여 주세요\./);
    const again = await holdBefore(pubDoor, pass);
    const words = "방문이 이미 기록되어 있습니다.";
    looksLike(again, { code: "already-recorded", shape: "again", colour: yellow, ...equal, words });
  });

  test("a pass somebody changed is not genuine, whatever was changed", async () => {
    const pass = passes[1] as string;
    const changed = (at: number) => pass.slice(0, at) + ((Number(pass[at]) + 1) % 10) + pass.slice(at + 1);
    for (const forged of [changed(pass.length - 1), changed(60)]) {
      const shown = await holdBefore(pubDoor, forged);
      looksLike(shown, { code: "forged", shape: "stop", colour: red, ...low, words: "올바르지 않은 QR코드입니다." });
      assert.match(shown.words, /앱에서 QR코드를 직접 열어 보여 주세요\./);
      assert.match(shown.words, /되풀이되면 수기명부로 받고 강남구 위생과에 알려 주세요\./);
    }
    assert.equal((await holdBefore(pubDoor, pass)).code, "recorded", "the true one is as good as before");
  });

  test("a pass whose time is over asks for a new one", async () => {
    const shown = await holdBefore(pubDoor, expired);
    const words = "유효시간이 지난 QR코드입니다.";
    looksLike(shown, { code: "expired", shape: "again", colour: yellow, ...equal, words });
    assert.match(shown.words, /휴대전화에서 ‘재시도’를 누르고 다시 보여 주세요\./);
  });

  test("a foreign code names the apps that have the right one", async () => {
    const words = "전자출입명부 QR코드가 아닙니다.";
    for (const foreign of ["https://example.org/menu", "8801234567893", "WIFI:T:WPA;S:gaon;P:password;;"]) {
      const shown = await holdBefore(pubDoor, foreign);
      looksLike(shown, { code: "not-a-pass", shape: "again", colour: yellow, ...equal, words });
      assert.match(shown.words, /네이버, 카카오톡, PASS에서 전자출입명부 QR코드를 열어 주세요\./);
    }
  });

  test("a pass of an issuer nobody certified is named as that", async () => {
    const header = { class: 0, keyId: 99, issuedAt: Math.floor(Date.now() / 1000), id: randomBytes(16) } as const;
    const shown = await holdBefore(pubDoor, passText(signPass(header, randomBytes(32), primitives)));
    const words = "등록되지 않은 발급회사의 QR코드입니다.";
    looksLike(shown, { code: "unknown-issuer", shape: "stop", colour: red, ...low, words });
  });

  test("a suspended facility names its office and the telephone, a door that collects nothing the level and its day", async () => {
    const { loginId, password } = await town.appointMunicipal({
      loginId: "haneul",
      name: "김하늘",
      title: "주무관",
      region: "11680",
      roles: ["decider", "admin"],
    });
    const office = await logInMunicipalOfficer(town.registry.office.url, { loginId, password });
    const letterhead = { postcode: "06090", address: "서울특별시 강남구 학동로 426", homepage: "" };
    await office.setLetterhead({ body: { ...letterhead, telephone: "02-3423-5114" } });
    const { facilities } = await office.listFacilities({ query: { q: cafe.name } });
    const seen = facilities.map(({ id, version }) => ({ facility: id, version }));
    await office.suspendFacilities({ body: { facilities: seen, reason: "집합금지" } });
    let shown: Shown | undefined;
    // Every process hears of it within seconds.
    await until(async () => {
      shown = await holdBefore(cafeDoor, passes[2] as string);
      return shown.code === "facility-suspended";
    }, "the door knows");
    assert.match(shown?.words ?? "", /사용이 정지된 시설입니다\..*문의: 강남구 위생과, 02-3423-5114/);
    await cafeDoor.page.getByText("강남구 위생과에 문의해 주세요.").waitFor();
    await cafeDoor.page.getByRole("link", { name: "02-3423-5114" }).waitFor();
    if (SHOTS) await cafeDoor.page.screenshot({ path: `${SHOTS}/suspended-home.png` });

    // The level falls from tomorrow at the earliest, so the registry's answers of that day are played.
    const today = dayOf(town.clock.nowMs() / 1000);
    const { page } = pubDoor;
    const nowMs = town.clock.nowMs();
    await page.route("**/v1/visits", (route) =>
      route.fulfill({ json: { outcome: "collection-stopped", passClass: null, nowMs } }),
    );
    const levels = [{ from: today, level: "주의" }];
    await page.route("**/v1/alert-level", (route) =>
      route.fulfill({ json: { level: "주의", isCollecting: false, levels } }),
    );
    writeQrVideo(camera, [{ digits: passes[2] as string, seconds: 1 }]);
    await page.goto(`${town.registry.url}/scan`);
    await page.getByText(/위기경보가/).waitFor();
    await page.waitForFunction(() => /주의 단계로 내려가/.test(document.querySelector(".outcome")?.textContent ?? ""));
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/collection-stopped.png` });
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    assert.deepEqual([...pubDoor.faults, ...cafeDoor.faults], []);
  });
});
