import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { BrowserContext, Page } from "playwright-core";
import { killBrowser, launchWithProfile } from "../browser.ts";
import { logInMunicipalOfficer } from "../municipal-officer.ts";
import { giveAuthenticator, type PasskeyDevice } from "./authenticator.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";

const NAMES = ["별밤 코인노래연습장", "온도포차"] as const;
const OFFICER = { loginId: "haneul", name: "김하늘", title: "주무관", region: "11680", roles: ["handler"] as const };

describe("an officer's route of the day where there is no network, in a real browser", () => {
  let folder: string;
  let town: LiveTown;
  let phone: BrowserContext;
  let device: PasskeyDevice;
  let watched: WatchedPage;
  let page: Page;
  let account: { loginId: string; password: string };
  const faults: string[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kipass-on-site-"));
    town = await openLiveTown(testServerUrl());
    town.goLive();
    for (const [nth, name] of NAMES.entries()) {
      const businessNumber = ["1234567891", "2208162517"][nth] as string;
      await town.openFacility({ name, sector: "karaoke", loginId: `karaoke${nth}`, businessNumber });
    }
    account = await town.appointMunicipal({ ...OFFICER, roles: [...OFFICER.roles] });
    phone = await launch();
    await opens();
    await logIn();
    await press("패스키 등록");
    await page.getByRole("heading", { name: "할 일" }).waitFor();
  });
  after(async () => {
    await phone?.close();
    await town?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const launch = () => launchWithProfile(join(folder, "profile"), { viewport: { width: 390, height: 844 } });
  const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
  const logIn = async (password = account.password) => {
    await enter(password);
    await press("로그인");
  };
  const enter = async (password: string) => {
    await page.getByLabel("아이디").fill(account.loginId);
    await page.getByLabel("비밀번호").fill(password);
  };

  async function opens(): Promise<void> {
    if (watched) faults.push(...watched.faults);
    watched = await openPage(phone, town.registry.office.url);
    page = watched.page;
    device = await giveAuthenticator(page, device);
  }

  /** As when a phone's system ends the browser; what the browser has not written by itself within half a minute, its cookies, is given back. */
  async function isKilled(): Promise<void> {
    const { cookies } = await phone.storageState();
    await device.remember();
    await killBrowser(phone);
    phone = await launch();
    await phone.addCookies(cookies);
    await phone.setOffline(true);
    await opens();
  }

  async function records(name: string): Promise<void> {
    await page.getByRole("link", { name: `${name} 기록하기` }).click();
    await page.getByRole("group", { name: "전자출입명부(QR) 설치" }).getByText("부적합").click();
    await page.getByLabel("행정지도").fill(`${name}에 설치를 안내함`);
    await press("기록");
    await page.getByText("기기에 남겼습니다.").waitFor();
    await page.getByRole("link", { name: "미전송 1건" }).waitFor();
  }

  async function arrivedOnce(name: string): Promise<void> {
    const at = town.registry.office.url;
    const reader = await town.appointMunicipal({
      ...OFFICER,
      loginId: `reader${Math.random()}`.slice(0, 12),
      roles: ["viewer"],
    });
    const client = await logInMunicipalOfficer(at, reader);
    const { facilities } = await client.listFacilities({ query: { q: name } });
    const { inspections } = await client.readMeasures({ params: { facility: String(facilities[0]?.id) } });
    assert.deepEqual(
      inspections.map(({ guidance }) => guidance),
      [`${name}에 설치를 안내함`],
    );
  }

  test("is kept once it was opened with a network", async () => {
    for (const name of NAMES) {
      await page.getByRole("link", { name: "시설", exact: true }).click();
      await page.getByRole("link", { name }).click();
      await press("점검 목록에 넣기");
      await page.getByText("오늘 점검 목록에 넣었습니다.").waitFor();
    }
    await page.getByRole("link", { name: "점검", exact: true }).click();
    await page.getByText("오늘 목록을 이 기기에 암호화해 남겼습니다.").waitFor();
  });

  test("shows nothing to whoever opens the app without the officer's password", async () => {
    await isKilled();
    await page.getByRole("heading", { name: "네트워크 없이 현장점검" }).waitFor();
    assert.equal(await page.getByText(NAMES[0]).count(), 0);
    await inEveryLook(page, async (look) => assert.deepEqual(await axeFaults(page), [], look));
    await enter("another password 17");
    await press("점검 목록 열기");
    await page.getByText("마지막으로 로그인한 것과 다릅니다").waitFor();
    assert.deepEqual(await readable(page, [...NAMES, OFFICER.name]), []);
  });

  test("is there for its officer; what is recorded arrives by itself, once, when the network is back", async () => {
    await enter(account.password);
    await press("점검 목록 열기");
    await page.getByText("네트워크 없음").waitFor();
    await inEveryLook(page, async (look) => assert.deepEqual(await axeFaults(page), [], look));
    await records(NAMES[0]);
    assert.deepEqual(await readable(page, [...NAMES, OFFICER.name, "안내함"]), []);
    await phone.setOffline(false);
    await page.getByRole("link", { name: "미전송" }).waitFor({ state: "detached" });
    await page.getByText("네트워크 없음").waitFor({ state: "detached" });
    await arrivedOnce(NAMES[0]);
  });

  test("after the session has ended, what was recorded arrives with the next log-in", async () => {
    await page.getByRole("link", { name: "점검", exact: true }).click();
    await page.getByText("오늘 목록을 이 기기에 암호화해 남겼습니다.").waitFor();
    await isKilled();
    await phone.clearCookies();
    await enter(account.password);
    await press("점검 목록 열기");
    await records(NAMES[1]);
    await phone.setOffline(false);
    await press("로그인하고 보내기");
    await logIn();
    await press("패스키로 확인");
    await page.getByRole("link", { name: "미전송" }).waitFor({ state: "detached" });
    await arrivedOnce(NAMES[1]);
  });

  test("is gone from the device once its officer has logged out", async () => {
    await press("로그아웃");
    await page.getByRole("button", { name: "로그인", exact: true }).waitFor();
    await phone.setOffline(true);
    await page.reload();
    await page.getByRole("button", { name: "다시 연결" }).waitFor();
    assert.equal(await page.getByRole("heading", { name: "네트워크 없이 현장점검" }).count(), 0);
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    const all = [...faults, ...watched.faults];
    assert.deepEqual(
      all.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault)),
      [],
    );
  });
});

/** Which of these words stand readable anywhere in what this page's origin keeps on the device. */
async function readable(page: Page, words: string[]): Promise<string[]> {
  const kept = await page.evaluate(async () => {
    const text = (value: unknown): string =>
      value instanceof Uint8Array
        ? new TextDecoder().decode(value)
        : typeof value === "object" && value !== null
          ? Object.values(value).map(text).join(" ")
          : String(value);
    let all = Object.values(localStorage).join(" ");
    for (const { name = "" } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => done(request.result);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((done) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => done(request.result);
        });
        all += ` ${store} ${rows.map(text).join(" ")}`;
      }
      db.close();
    }
    return all;
  });
  assert.match(kept, /routes .+/);
  return words.filter((word) => kept.includes(word));
}
