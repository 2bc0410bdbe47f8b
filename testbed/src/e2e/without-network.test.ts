import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { dayOf } from "@kipass/protocol/day";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { BrowserContext, Page } from "playwright-core";
import { killBrowser, launchWithProfile } from "../browser.ts";
import { type QrScene, writeQrVideo } from "../qr-video.ts";
import { DEMO_PASSWORD, type Terminal } from "../terminal.ts";
import { answersOf, rememberAnswers, untilAnswered } from "./answers.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const facility = { name: "온도포차", sector: "hunting-pocha", loginId: "ondo01", businessNumber: "1234567891" };
const DOOR = { loginId: "ondo11", name: "1번 입구" };
const VISITORS = 18;
const BY_HAND = 48;

describe("a door that loses its network, in a real browser", () => {
  let folder: string;
  let camera: string;
  let town: LiveTown;
  let manager: Terminal;
  let device: BrowserContext;
  let door: WatchedPage;
  let passes: string[];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kipass-without-network-"));
    camera = join(folder, "camera.y4m");
    writeQrVideo(camera, [{ seconds: 1 }]);
    town = await openLiveTown(testServerUrl());
    town.goLive();
    manager = await town.openFacility(facility);
    await manager.client.addStaff({ body: { ...DOOR, password: DEMO_PASSWORD } });
    passes = await reservePasses(town);
    device = await launch();
  });
  after(async () => {
    await device?.close();
    await town?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const launch = () =>
    launchWithProfile(join(folder, "profile"), { fakeCameraY4m: camera, viewport: { width: 390, height: 844 } });
  const scanner = () => `${town.registry.url}/scan`;

  test("a terminal begins with its manager's code, without a password", async () => {
    const { staff } = await manager.client.listStaff();
    const id = staff.find(({ loginId }) => loginId === DOOR.loginId)?.id as number;
    const { code } = await manager.client.createPairingCode({ body: { staff: id } });
    door = await openPage(device, town.registry.url);
    await rememberAnswers(door.page);
    await door.page.getByRole("link", { name: "연결 코드로 시작" }).click();
    await door.page.getByLabel("연결 코드").fill(code.toLowerCase());
    await door.page.getByRole("button", { name: "시작" }).click();
    await door.page.getByRole("link", { name: "QR코드 스캔" }).waitFor();
    await door.page.goto(scanner());
    await untilKept(door.page);
  });

  test("fifty people come in after the network is cut: by hand scanner and by camera", async () => {
    await outcome(door.page, passes[0] as string, "recorded");
    await device.setOffline(true);
    await outcome(door.page, passes[1] as string, "queued");
    for (let n = 2; n <= BY_HAND; n += 1) {
      await show(door.page, passes[n] as string);
      await unsent(door.page, n);
    }
    const [one, another] = passes.slice(BY_HAND + 1) as [string, string];
    await holdBefore(door.page, [
      { digits: one, seconds: 1.5 },
      { digits: another, seconds: 1.5 },
    ]);
    await unsent(door.page, BY_HAND + 2);
    await holdBefore(door.page, [{ seconds: 1 }]);
  });

  test("what is not green with a network is not green without: used here, expired, forged, no pass", async () => {
    await outcome(door.page, passes[0] as string, "already-recorded");
    await outcome(door.page, passes[1] as string, "already-recorded");
    const pass = passes.at(-1) as string;
    await outcome(door.page, pass.slice(0, -1) + ((Number(pass.at(-1)) + 1) % 10), "forged");
    await outcome(door.page, "https://example.org", "not-a-pass");
    await unsent(door.page, BY_HAND + 2);
  });

  test("axe finds nothing on a scanner that waits for its network", async () => {
    const faults: string[] = [];
    await inEveryLook(door.page, async (look) => {
      await door.page.locator(".unsent").first().waitFor();
      faults.push(...(await axeFaults(door.page)).map((fault) => `${look}: ${fault}`));
    });
    assert.deepEqual(faults, []);
  });

  test("the browser is killed and started again without a network: everything is still there", async () => {
    await killBrowser(device);
    device = await launch();
    await device.setOffline(true);
    door = await openPage(device, town.registry.url);
    await rememberAnswers(door.page);
    await door.page.goto(scanner());
    await unsent(door.page, BY_HAND + 2);
    await outcome(door.page, passes[2] as string, "already-recorded");
  });

  test("with the network everybody arrives, once, although the manager has meanwhile ended the terminal", async () => {
    const { terminals } = await manager.client.listTerminals();
    const id = String(terminals.find(({ paired }) => paired)?.id);
    await manager.client.revokeTerminal({ params: { terminal: id }, body: {} });
    await device.setOffline(false);
    await door.page.locator(".unsent").first().waitFor({ state: "detached" });
    const { hours } = await manager.client.countVisits({ params: { day: dayOf(Math.floor(Date.now() / 1000)) } });
    assert.equal(
      hours.reduce((all, hour) => all + hour, 0),
      1 + BY_HAND + 2,
    );
    assert.equal(await manager.scan(passes[3] as string), "already-recorded");
    await outcome(door.page, passes.at(-1) as string, "session-ended");
    assert.deepEqual(
      door.faults.filter((fault) => /^(policy|thrown)/.test(fault)),
      [],
    );
  });

  async function holdBefore(page: Page, scenes: QrScene[]): Promise<void> {
    writeQrVideo(camera, scenes);
    await page.goto(scanner());
  }
});

/** Good for the whole day, so that scanning them may take its time. */
async function reservePasses(town: LiveTown): Promise<string[]> {
  const passes: string[] = [];
  for (let n = 0; n < VISITORS; n += 1) {
    const visitor = await town.enrol("naver", { name: "김다온", phone: `010003200${String(n).padStart(2, "0")}` });
    const { days } = await visitor.client.issueReservePasses({ body: {} });
    passes.push(...(days[0]?.passes ?? []));
  }
  return passes;
}

/** Until the worker keeps all a scanner needs, the decoder among it. */
async function untilKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().some(({ url }) => url.endsWith(".wasm"));
  });
}

async function unsent(page: Page, visits: number): Promise<void> {
  await page
    .locator(".unsent", { hasText: `미전송 ${visits}건` })
    .first()
    .waitFor();
}

/** Shows digits by hand scanner. */
async function show(page: Page, digits: string): Promise<void> {
  await page.locator("main.scan").waitFor();
  await page.evaluate((text) => {
    for (const key of [...text, "Enter"]) dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  }, digits);
}

/** Shows digits once nothing fills the screen any more, and waits for the outcome. */
async function outcome(page: Page, digits: string, code: string): Promise<void> {
  await page.locator("[data-code]").waitFor({ state: "detached" });
  const { length } = await answersOf(page);
  await show(page, digits);
  assert.equal((await untilAnswered(page, length + 1))[length]?.code, code);
}
