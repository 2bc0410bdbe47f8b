import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { dayOf } from "@kipass/protocol/day";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser, CDPSession, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { height, moduleGrid, type QrScene, width, writeQrVideo } from "../qr-video.ts";
import { DEMO_PASSWORD, type Terminal } from "../terminal.ts";
import { answersOf, rememberAnswers, untilAnswered } from "./answers.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const facility = { name: "온도포차", sector: "hunting-pocha", loginId: "ondo01", businessNumber: "1234567891" };
const VISITORS = 12;
const QUEUE = 30;
const PIN = "2580";

describe("a scanner through a whole shift, in real browsers", () => {
  let folder: string;
  let camera: string;
  let town: LiveTown;
  let manager: Terminal;
  let browser: Browser;
  let idleBrowser: Browser;
  let door: WatchedPage;
  let idle: WatchedPage;
  let passes: string[];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kipass-scanner-"));
    camera = join(folder, "camera.y4m");
    const emptyRoom = join(folder, "empty.y4m");
    for (const file of [camera, emptyRoom]) writeQrVideo(file, [{ seconds: 1 }]);
    browser = await launchBrowser({ fakeCameraY4m: camera });
    idleBrowser = await launchBrowser({ fakeCameraY4m: emptyRoom });
    town = await openLiveTown(testServerUrl());
    town.goLive();
    manager = await town.openFacility(facility);
    passes = await reservePasses(town);
    door = await openPage(await browser.newContext({ viewport: { width: 820, height: 1180 } }), town.registry.url);
    idle = await openPage(await idleBrowser.newContext({ viewport: { width: 390, height: 844 } }), town.registry.url);
    await rememberAnswers(door.page);
    for (const { page } of [door, idle]) await logIn(page);
  });
  after(async () => {
    await browser?.close();
    await idleBrowser?.close();
    await town?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function holdBefore(page: Page, scenes: QrScene[]): Promise<void> {
    writeQrVideo(camera, scenes);
    await page.goto(`${town.registry.url}/scan`);
    await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 0);
  }

  async function visits(): Promise<number> {
    const { hours } = await manager.client.countVisits({ params: { day: dayOf(Math.floor(Date.now() / 1000)) } });
    return hours.reduce((all, hour) => all + hour, 0);
  }

  test("30 people come in, one after the other and two at once; a door nobody comes to sends nothing", async (t) => {
    await idle.page.goto(`${town.registry.url}/scan`);
    await idle.page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 0);
    await idle.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await idle.page.waitForLoadState("networkidle");
    const sent: string[] = [];
    idle.page.on("request", (request) => sent.push(request.url()));
    const idleFromMs = Date.now();

    const alone = passes.slice(0, 20).map((digits): QrScene => ({ digits, seconds: 1.2 }));
    const pairs = [20, 22, 24, 26, 28].map(
      (n): QrScene => ({ digits: passes[n] as string, beside: passes[n + 1] as string, seconds: 2.6 }),
    );
    await holdBefore(door.page, [...alone, ...pairs]);
    const answers = await untilAnswered(door.page, QUEUE, "recorded");
    const recorded = answers.filter(({ code }) => code === "recorded").map(({ atMs }) => atMs);
    t.diagnostic(`${recorded.length} in ${Math.round((recorded.at(-1) ?? 0) - (recorded[0] ?? 0))} ms`);
    assert.equal(await visits(), QUEUE);

    await delay(Math.max(0, idleFromMs + 30_000 - Date.now()));
    assert.deepEqual(sent, []);
  });

  test("the same code held still counts once, however long", async () => {
    const earlier = await visits();
    await holdBefore(door.page, [{ digits: passes[QUEUE] as string, seconds: 1 }]);
    await untilAnswered(door.page, 1);
    await delay(5_000);
    assert.deepEqual(
      (await answersOf(door.page)).map(({ code }) => code),
      ["recorded"],
    );
    assert.equal(await visits(), earlier + 1);
  });

  test("a hand scanner is read under a French keyboard, with a Korean input method and NumLock off, and the camera rests", async () => {
    await holdBefore(door.page, [{ seconds: 1 }]);
    const keyboard = await door.page.context().newCDPSession(door.page);
    const ways: ((digit: string) => Keys)[] = [
      (digit) => ({ key: "à&é\"'(-è_ç"[Number(digit)] as string, code: `Digit${digit}` }),
      (digit) => ({ key: "Process", code: `Digit${digit}`, windowsVirtualKeyCode: 229 }),
      (digit) => ({ key: "Home", code: `Numpad${digit}` }),
    ];
    for (const [n, way] of ways.entries()) {
      await typeKeys(keyboard, [...(passes[QUEUE + 1 + n] as string)].map(way));
      await untilAnswered(door.page, n + 1, "recorded");
    }
    await door.page.getByText("스캐너로 QR코드를 찍어 주세요").waitFor();
    await until(async () => !(await isCameraOn(door.page)), "the camera rests");
    await door.page.getByRole("button", { name: "카메라 켜기" }).click();
    await door.page.getByText("QR코드를 여기에 보여 주세요").waitFor();
  });

  test("a camera that stops is explained and comes back by itself", async () => {
    await door.page.goto(`${town.registry.url}/scan`);
    await door.page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 0.5);
    const restarts = () => door.page.getByText("카메라를 다시 켜고 있습니다").waitFor();
    const ends = () =>
      door.page.evaluate(() => {
        const stream = document.querySelector("video")?.srcObject as MediaStream | undefined;
        stream?.getVideoTracks()[0]?.dispatchEvent(new Event("ended"));
      });
    // Looked for from before: a camera may be back at once.
    await Promise.all([restarts(), ends()]);
    await door.page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 0.5);
    // Without a word: only the pictures stop.
    const stops = () =>
      door.page.evaluate(() => {
        const stream = document.querySelector("video")?.srcObject as MediaStream | undefined;
        for (const track of stream?.getTracks() ?? []) track.stop();
      });
    await Promise.all([restarts(), stops()]);
    await door.page.getByText("QR코드를 여기에 보여 주세요").waitFor();
    await until(() => isCameraOn(door.page), "the camera is on again");
  });

  test("a code too far away is told to come closer", async () => {
    // A decoder does not see every blurred code, so there are several.
    const blurred = [3, 4, 5].map((nth) => ({ grey: farAway(passes[QUEUE + nth] as string), seconds: 2 }));
    await holdBefore(door.page, blurred);
    await door.page.getByText("조금 더 가까이 대 주세요").waitFor();
    await holdBefore(door.page, [{ seconds: 1 }]);
  });

  test("the sound is checked before the shift and remembered", async () => {
    await door.page.getByRole("button", { name: "소리 확인" }).click();
    await door.page.getByRole("button", { name: "소리 내기" }).click();
    await door.page.getByRole("button", { name: "들리지 않습니다" }).click();
    await door.page.getByText("무음 모드와 방해 금지를 꺼 주세요.", { exact: false }).waitFor();
    await door.page.getByRole("button", { name: "소리 내기" }).click();
    await door.page.getByRole("button", { name: "잘 들립니다" }).click();
    await door.page.reload();
    await door.page.getByText("QR코드를 여기에 보여 주세요").waitFor();
    assert.equal(await door.page.getByRole("button", { name: "소리 확인" }).count(), 0);
  });

  test("kiosk mode stays over a reload and another address until the PIN, and calls the staff", async () => {
    const { page } = door;
    await page.getByRole("button", { name: "스캔 메뉴" }).click();
    await page.getByRole("button", { name: "키오스크 모드" }).click();
    await press(page, PIN);
    await page.getByRole("button", { name: "다음" }).click();
    await press(page, PIN);
    await page.getByRole("button", { name: "키오스크 시작" }).click();
    const leave = page.getByRole("button", { name: "키오스크 끝내기" });
    await leave.waitFor();
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await page.goto(`${town.registry.url}/staff`);
    await leave.waitFor();
    assert.equal(await page.getByRole("button", { name: "스캔 메뉴" }).count(), 0);

    await page.getByRole("button", { name: "직원 부르기" }).click();
    await page.locator(".call-edge").waitFor();
    const keyboard = await page.context().newCDPSession(page);
    await typeKeys(
      keyboard,
      [...(passes[QUEUE + 5] as string)].map((key) => ({ key, code: `Digit${key}` })),
    );
    await untilAnswered(page, 1, "recorded");
    await page.locator("[data-code]").waitFor({ state: "detached" });
    await page.locator(".call-edge").waitFor();
    await page.getByRole("button", { name: "호출 끝내기" }).click();
    await page.locator(".call-edge").waitFor({ state: "detached" });

    await leave.click();
    for (let tries = 0; tries < 5; tries += 1) {
      await press(page, "0000");
      await page.getByRole("button", { name: "끝내기", exact: true }).click();
      await page.getByText("PIN이 다릅니다.", { exact: false }).waitFor();
    }
    await press(page, PIN);
    await page.getByRole("button", { name: "끝내기", exact: true }).click();
    await page.getByText(/\d+초 뒤에 다시 눌러 주세요\./).waitFor();
    // As if the wait were over.
    await page.evaluate(() => localStorage.setItem("kipass.kiosk.tries", "5 0"));
    await press(page, PIN);
    await page.getByRole("button", { name: "끝내기", exact: true }).click();
    await page.getByRole("button", { name: "스캔 메뉴" }).waitFor();
  });

  test("whoever forgot the PIN logs in anew", async () => {
    const { page } = door;
    await page.getByRole("button", { name: "스캔 메뉴" }).click();
    await page.getByRole("button", { name: "키오스크 모드" }).click();
    await page.getByRole("button", { name: "키오스크 시작" }).click();
    await page.getByRole("button", { name: "키오스크 끝내기" }).waitFor();
    await page.context().clearCookies();
    await page.goto(town.registry.url);
    await logIn(page);
    await page.goto(`${town.registry.url}/scan`);
    await page.getByRole("button", { name: "스캔 메뉴" }).waitFor();
  });

  test("light and zoom are offered where the camera has them, and zoom is remembered", async () => {
    await door.page.addInitScript(() => {
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      Object.assign(MediaStreamTrack.prototype, {
        getCapabilities: () => ({ torch: true, zoom: { min: 1, max: 8, step: 1 } }),
        applyConstraints: async (wanted: { advanced: unknown[] }) => asked.push(...wanted.advanced),
      });
    });
    await door.page.goto(`${town.registry.url}/scan`);
    await door.page.getByRole("button", { name: "스캔 메뉴" }).click();
    await door.page.getByLabel("손전등 켜기").check();
    await door.page.getByLabel("확대").fill("3");
    const asked = () => door.page.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked);
    await until(async () => (await asked()).length === 2, "the camera was asked for both");
    assert.deepEqual(await asked(), [{ torch: true }, { zoom: 3 }]);
    await door.page.reload();
    await door.page.waitForFunction(() => (globalThis as unknown as { asked: unknown[] }).asked.length > 0);
    assert.deepEqual(await asked(), [{ zoom: 3 }]);
  });

  test("axe finds nothing in the menu, the PIN pad, the help and the sound check", async () => {
    const { page } = door;
    const faults: string[] = [];
    await inEveryLook(page, async (look) => {
      const menu = page.locator(".bar-state .icon-btn");
      await menu.click();
      faults.push(...(await axeFaults(page)).map((fault) => `menu ${look}: ${fault}`));
      for (const part of [
        "키오스크 모드|Kiosk mode",
        "소리 확인|Check the sound",
        "통화·핫스팟·전원|Calls, hotspot, power",
      ]) {
        await page.locator(".sheet .btn", { hasText: new RegExp(part) }).click();
        // A PIN is known by now: the pad is behind its change.
        if (part.startsWith("키오스크")) await page.getByRole("button", { name: /PIN 바꾸기|Change the PIN/ }).click();
        faults.push(...(await axeFaults(page)).map((fault) => `${part} ${look}: ${fault}`));
        await page.locator(".sheet .icon-btn").click();
        await menu.click();
      }
      await page.locator(".sheet .icon-btn").click();
    });
    assert.deepEqual(faults, []);
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    assert.deepEqual([...door.faults, ...idle.faults], []);
  });
});

async function logIn(page: Page): Promise<void> {
  await page.getByLabel("아이디").fill(facility.loginId);
  await page.getByLabel("비밀번호").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "로그인" }).click();
  await page.getByRole("link", { name: "QR코드 스캔" }).waitFor();
}

async function press(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.locator(".pin-pad").getByRole("button", { name: digit, exact: true }).click();
}

interface Keys {
  key: string;
  code: string;
  windowsVirtualKeyCode?: number;
}

/** As a scanner's firmware does it: a key every five milliseconds, however busy this machine is, then Enter. */
async function typeKeys(keyboard: CDPSession, keys: Keys[]): Promise<void> {
  const from = Date.now() / 1000;
  const presses = [...keys, { key: "Enter", code: "Enter" }].flatMap((key, n) =>
    ["rawKeyDown", "keyUp"].map((type) => ({ type: type as "keyUp", timestamp: from + n * 0.005, ...key })),
  );
  await Promise.all(presses.map((press) => keyboard.send("Input.dispatchKeyEvent", press)));
}

async function isCameraOn(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const stream = document.querySelector("video")?.srcObject as MediaStream | null;
    return stream?.getTracks().some((track) => track.readyState === "live") ?? false;
  });
}

/** A camera's picture of a code at arm's length and more: two pixels a module and out of focus, so that it is found and cannot be read. */
function farAway(digits: string): Uint8Array {
  const { modules } = moduleGrid(digits);
  const [left, top] = [(width - 2 * modules.length) / 2, (height - 2 * modules.length) / 2];
  const sharp = (x: number, y: number) => (modules[(y - top) >> 1]?.[(x - left) >> 1] ? 0 : 255);
  const around = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const));
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return around.reduce((sum, [dx, dy]) => sum + sharp(x + dx, y + dy), 0) / around.length;
  });
}

/** Good for the whole day, so that scanning them may take its time. */
async function reservePasses(town: LiveTown): Promise<string[]> {
  const passes: string[] = [];
  for (let n = 0; n < VISITORS; n += 1) {
    const visitor = await town.enrol("naver", { name: "김다온", phone: `010003400${String(n).padStart(2, "0")}` });
    const { days } = await visitor.client.issueReservePasses({ body: {} });
    passes.push(...(days[0]?.passes ?? []));
  }
  return passes;
}
