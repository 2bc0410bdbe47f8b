import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { launchBrowser } from "@kipass/testbed/browser";
import { photograph } from "@kipass/testbed/e2e/camera";
import { type LiveTown, openLiveTown } from "@kipass/testbed/e2e/live-town";
import { appointOnPage, officers } from "@kipass/testbed/e2e/officer-page";
import { enrolOnPage, freshPass } from "@kipass/testbed/e2e/visitor-page";
import { atMs, openWeek, people, playStays, seoulDay, venues, type Week } from "@kipass/testbed/e2e/week";
import { type QrScene, writeQrVideo } from "@kipass/testbed/qr-video";
import { DEMO_PASSWORD } from "@kipass/testbed/terminal";
import { buildApps } from "./app-builds.ts";
import { demoMunicipalOfficers } from "./demo/people.ts";
import { takeMunicipality, takePublicPage } from "./municipality-pictures.ts";
import { openPortal } from "./portal.ts";
import { withTestDatabase } from "./test-database.ts";

// node tools/screenshots.ts: the pictures of docs/screenshots, taken of the running system on one made-up evening. Every clock, the browser's
// too, stands on that evening, so that the pictures change only when the screens do.

const NOW_MS = Date.parse("2026-11-20T20:41:08+09:00");
const folder = join(import.meta.dirname, "../docs/screenshots");
const mostBytes = 200_000;

// At most 1,600 pixels wide.
const phone = { width: 390, height: 844, scale: 2 };
const kiosk = { width: 820, height: 1180, scale: 1.25 };
const desk = { width: 1440, height: 900, scale: 1.1 };

/** Visits an hour at 다온식당, from 11 o'clock on. */
const lastFriday = [6, 13, 9, 3, 2, 4, 11, 21, 16, 8, 4];
const thisFriday = [8, 16, 11, 4, 2, 5, 14, 24, 19, 9];

mkdirSync(folder, { recursive: true });
await buildApps(console.log);
await withTestDatabase(async (adminUrl) => {
  const town = await openLiveTown(adminUrl, atMs(NOW_MS, 7, "09:00"));
  const scratch = mkdtempSync(join(tmpdir(), "kipass-pictures-"));
  const camera = join(scratch, "camera.y4m");
  writeQrVideo(camera, [{ seconds: 1 }]);
  const browser = await launchBrowser({ fakeCameraY4m: camera });
  try {
    const week = await playFortnight(town);
    town.goLive(NOW_MS);
    const open = async (url: string, size: { width: number; height: number; scale: number }) => {
      const { scale, ...viewport } = size;
      const context = await browser.newContext({ viewport, deviceScaleFactor: scale });
      const page = await context.newPage();
      await page.clock.install({ time: town.clock.nowMs() });
      await page.goto(url);
      return page;
    };
    const pictures = { town, week, browser, camera, open };
    await takePhone(pictures);
    await takeDoor(pictures);
    await takeInvestigation(pictures);
    await takeStartPage(pictures);
    const atDesk = { town, open: (url: string) => open(url, desk), take };
    await takeMunicipality(atDesk);
    await takePublicPage(atDesk);
  } finally {
    await browser.close();
    await town.close();
    rmSync(scratch, { recursive: true, force: true });
  }
});

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Visitor = Week["visitors"]["kim"];
type Page = Awaited<ReturnType<Browser["newPage"]>>;

interface Pictures {
  town: LiveTown;
  week: Week;
  browser: Browser;
  camera: string;
  open(url: string, size: { width: number; height: number; scale: number }): Promise<Page>;
}

/** Last Friday's counts, the three days of the case, today's counts up to now. */
async function playFortnight(town: LiveTown): Promise<Week> {
  const week = await openWeek(town);
  await playCounts(town, week, { daysAgo: 7, perHour: lastFriday });
  town.clock.set(atMs(NOW_MS, 3, "09:00"));
  await town.jobs();
  await playStays(town, week, NOW_MS);
  await playCounts(town, week, { daysAgo: 0, perHour: thisFriday });
  town.clock.set(NOW_MS);
  await town.jobs();
  return week;
}

async function playCounts(town: LiveTown, { visitors, terminals }: Week, day: { daysAgo: number; perHour: number[] }) {
  const { hong: _, ...others } = visitors;
  const crowd = Object.values(others);
  let next = 0;
  for (const [i, count] of day.perHour.entries()) {
    for (let n = 0; n < count; n++) {
      const minute = Math.floor(((i === 9 && day.daysAgo === 0 ? 40 : 60) * n) / count);
      town.clock.set(atMs(NOW_MS, day.daysAgo, `${11 + i}:${String(minute).padStart(2, "0")}`) + 7_000);
      const visitor = crowd[next++ % crowd.length];
      if (visitor) await terminals.daon.scan(await visitor.draw());
      // A door takes so many codes a second, also when an evening is played in a few.
      await delay(30);
    }
  }
}

async function takePhone({ town, open }: Pictures): Promise<void> {
  const page = await open(town.issuers.naver.url, phone);
  await page.getByText("3가지 가운데 1").waitFor();
  await page.locator("label.choice", { hasText: /^동의$/ }).click();
  await page.getByRole("button", { name: "다음", exact: true }).click();
  await take(page, "visitor-consents");
  await page.goto(town.issuers.naver.url);
  await enrolOnPage(page, town.inbox, { name: "김다온", phone: "01000310001" });
  await freshPass(page);
  await take(page, "visitor-pass");
}

async function takeDoor(pictures: Pictures): Promise<void> {
  const { town, week, browser, camera, open } = pictures;
  const page = await open(town.registry.url, phone);
  await logIn(page, "daon01");
  await page.locator(".chart").first().waitFor();
  await take(page, "facility-home");

  const stand = await open(town.registry.url, kiosk);
  await logIn(stand, "daon01");
  const show = async (scenes: QrScene[]) => {
    writeQrVideo(camera, scenes);
    await stand.goto(`${town.registry.url}/scan`);
  };
  await show([{ grey: await dusk(browser), seconds: 2 }]);
  await stand.waitForTimeout(1_500);
  await take(stand, "scanner-ready");

  const { kim, park, choi, lee, jung, kang } = week.visitors;
  await takeOutcome(stand, "recorded", [kim, park, choi], async (visitor) => {
    await show([{ digits: await visitor.draw(), seconds: 2 }, { seconds: 3 }]);
  });
  // Shown at another facility first: a pass opens one door.
  await takeOutcome(stand, "used", [lee, jung, kang], async (visitor) => {
    const digits = await visitor.draw();
    await week.terminals.ondo.scan(digits);
    await show([{ digits, seconds: 1 }, { seconds: 3 }]);
  });
}

/** An outcome stays for a second or two, so a picture that came too late is taken again of the next visitor. */
async function takeOutcome(
  stand: Page,
  code: string,
  visitors: Visitor[],
  present: (visitor: Visitor) => Promise<void>,
) {
  const panel = stand.locator(`[data-code="${code}"]`);
  for (const visitor of visitors) {
    await present(visitor);
    const isShown = await panel.waitFor({ timeout: 6_000 }).then(
      () => true,
      () => false,
    );
    if (!isShown) continue;
    await take(stand, `scanner-${code}`);
    if (await panel.isVisible()) return;
  }
  throw new Error(`The outcome '${code}' was never on the screen for long enough.`);
}

async function takeInvestigation({ town, open }: Pictures): Promise<void> {
  const [mine, other] = [await open(town.authority.url, desk), await open(town.authority.url, desk)];
  const asker = await appointOnPage(town, mine, officers.asker);
  const approver = await appointOnPage(town, other, officers.approver);
  const { name, phone: number } = people.hong;
  await asker.openCase({
    caseNumber: "2026-0142",
    name,
    phone: number,
    issuer: "네이버",
    onsetDay: seoulDay(NOW_MS, 1),
  });
  const ask = async (reason: string) => {
    await asker.draft(reason);
    await asker.sign();
  };
  const approved = async (heading: string) => {
    await approver.approve();
    await asker.backToCase();
    await mine.getByRole("heading", { name: heading }).waitFor();
  };
  await ask("증상 시작 전 이틀 동안의 동선을 확인합니다.");
  await approved("노출된 곳을 골라 주세요.");
  await ask("증상 시작 전후에 오래 머문 곳입니다. 마스크 벗음을 본인이 진술했습니다.");
  await approved("같은 때 방문한 사람을 확인할 차례입니다.");
  await ask("증상 시작 당일 밀폐된 곳에서 125분 머물렀습니다. 마스크 벗음을 본인이 진술했습니다.");

  await other.reload();
  await other.getByRole("link", { name: /승인할 요청/ }).click();
  await other
    .getByRole("row", { name: /승인하는 사람의 서명을 기다립니다/ })
    .getByRole("link")
    .click();
  await other.getByRole("button", { name: "승인하고 서명" }).waitFor();
  await take(other, "order");
  await approved("겹친 사람");
  await take(mine, "case-overlap");
  await mine.getByRole("button", { name: /이름과 전화번호 받기/ }).click();
  await mine.getByRole("link", { name: "접촉자 보기" }).click();
  await mine.getByRole("heading", { name: /접촉자 \d+명/ }).waitFor();
  await take(mine, "contacts");
  await mine.getByRole("link", { name: "접촉 관계도" }).click();
  await mine.getByRole("heading", { name: "접촉 관계도" }).waitFor();
  await take(mine, "network");
}

/** The page `npm start` opens with, at its usual addresses. */
async function takeStartPage({ town, week, open }: Pictures): Promise<void> {
  const portal = await openPortal({ port: 4999, clock: town.clock });
  const at = (port: number) => `http://localhost:${port}`;
  portal.show({
    portal: at(4000),
    issuers: { naver: at(4001), kakao: at(4002), pass: at(4003) },
    registry: at(4010),
    office: at(4011),
    authority: at(4020),
    smsInbox: at(4000),
    facilities: Object.values(venues).map(({ name, loginId, businessNumber }, i) => ({
      id: i + 1,
      name,
      loginId,
      businessNumber,
      password: DEMO_PASSWORD,
    })),
    investigators: Object.values(officers).map(({ loginId, name, role }) => ({
      loginId,
      name,
      role,
      password: "gyeong-2026-bok",
    })),
    municipalities: demoMunicipalOfficers.map(({ loginId, password, name, of }) => ({ loginId, password, name, of })),
    visitors: Object.values(week.visitors).slice(1, 7),
  });
  await take(await open(portal.url, desk), "start-page");
  await portal.close();
}

async function logIn(page: Page, loginId: string): Promise<void> {
  await page.getByLabel("아이디").fill(loginId);
  await page.getByLabel("비밀번호").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "로그인" }).click();
  await page.getByRole("link", { name: "QR코드 스캔" }).waitFor();
}

/** What a stand's camera sees of an entrance with nobody in it. */
async function dusk(browser: Browser): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
  await page.setContent(
    "<body style='margin:0;height:100vh;background:radial-gradient(at 60% 20%,#999,#444 60%,#222)'>",
  );
  const grey = await photograph(browser, page, "body");
  await page.close();
  return grey;
}

async function take(page: Page, name: string): Promise<void> {
  const file = join(folder, `${name}.png`);
  // Nothing is under the pointer, and what was just pressed has settled.
  await page.mouse.move(0, 0);
  if (!name.startsWith("scanner")) await page.waitForTimeout(300);
  await page.screenshot({ path: file });
  const { size } = statSync(file);
  console.log(`${name}.png ${Math.round(size / 1000)} kB`);
  if (size > mostBytes) console.warn(`${name}.png is larger than ${mostBytes / 1000} kB`);
}
