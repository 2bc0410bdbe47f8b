import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import type { Officer } from "../officer.ts";
import {
  findCoVisitors,
  findExposures,
  nameChosen,
  readTraced,
  type Tracing,
  tellApart,
} from "../scenarios/trace-case.ts";
import { axeFaults, inEveryLook } from "./axe.ts";
import { type LiveTown, openLiveTown } from "./live-town.ts";
import { appointOnPage, officers } from "./officer-page.ts";
import { openPage, type WatchedPage } from "./watched-page.ts";
import { people, playWeek, seoulDay, venues, weekStartMs } from "./week.ts";

/** Another investigator, who asked for nothing: a case is everybody's of its region. */
const reader = { loginId: "daon", name: "정다온", title: "역학조사관", role: "investigator" } as const;

describe("reading what became known, in a real browser", () => {
  const nowMs = Date.now();
  let town: LiveTown;
  let browser: Browser;
  let desk: WatchedPage;
  let hong: Tracing;
  let named: number;

  before(async () => {
    browser = await launchBrowser();
    town = await openLiveTown(testServerUrl(), weekStartMs(nowMs));
    await playWeek(town, nowMs);
    town.goLive();
    const asker = await town.appoint(officers.asker);
    const approver = await town.appoint(officers.approver);
    const tracing = async (who: "hong" | "yoon", nth: number) => {
      const tracingOne = { asker, approver, caseId: await openCase(asker, who, nth) };
      return { tracingOne, exposures: await findExposures(tracingOne) };
    };
    const { tracingOne, exposures } = await tracing("hong", 1);
    hong = tracingOne;
    await tracing("yoon", 2);
    await findCoVisitors(hong, exposures);
    const { request, people: met } = await tellApart(hong);
    const chosen = met.slice(0, 3);
    await nameChosen(hong, request, chosen);
    named = chosen.length;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    desk = await openPage(context, town.authority.url);
    await appointOnPage(town, desk.page, reader);
  });
  after(async () => {
    await browser?.close();
    await town?.close();
  });

  async function openCase({ client }: Officer, who: "hong" | "yoon", nth: number): Promise<number> {
    const { issuer, name, phone } = people[who];
    const body = { caseNumber: `2026-000${nth}`, name, phone, issuers: [issuer], isolatedAt: null, note: "" };
    const onset = { kind: "symptoms" as const, day: seoulDay(nowMs, 1) };
    return (await client.openCase({ body: { ...body, onset } })).case.id;
  }

  test("two cases: the place they shared comes first, with how long they were there together", async () => {
    const { page } = desk;
    await page.getByRole("link", { name: "여러 사례가 지나간 곳" }).click();
    const rows = page.getByRole("table", { name: "곳마다 다녀간 사례와 때" }).getByRole("row");
    await rows.filter({ hasText: venues.ondo.name }).getByText("2026-0001·2026-0002 함께").waitFor();
    assert.equal(await rows.count(), 2);
    assert.equal(await page.getByRole("region", { name: "서울특별시 강남구" }).count(), 1);
    const faults: string[] = [];
    await inEveryLook(page, async (look) => {
      faults.push(...(await axeFaults(page)).map((fault) => `${look}: ${fault}`));
    });
    assert.deepEqual(faults, []);
    await page.getByRole("checkbox", { name: "두 사례 이상이 다녀간 곳만" }).uncheck();
    await rows.nth(2).waitFor();
  });

  test("several cases in one picture: places join them, and people come in only when they are asked for", async () => {
    const { page } = desk;
    const asked = askedOf(page);
    await page.reload();
    await page.getByRole("checkbox", { name: "두 사례 이상이 다녀간 곳만" }).uncheck();
    const people = page.getByRole("list", { name: "함께 있던 사람" }).getByRole("button");
    await people.nth(1).waitFor();
    assert.deepEqual((await people.locator("b").allTextContents()).sort(), ["2026-0001", "2026-0002"]);
    const read = (path: RegExp) => asked.filter((one) => path.test(one)).length;
    assert.equal(read(/\/cases\/\d/), 0);
    await page.getByText("사람은 번호로").click();
    await page.getByText(`모두 ${(await readTraced(hong)).people.length}명`).waitFor();
    assert.deepEqual([read(/\/cases\/\d+$/), read(/\/contacts$/)], [2, 0]);
    await page.getByText("사람은 이름으로").click();
    await page.getByText(`모두 ${named}명`).waitFor();
    assert.equal(read(/\/contacts$/), 2);
    assert.deepEqual(await axeFaults(page), []);
    // The map: one 시군구, all five places on its tile, and from there to the list.
    await page.getByRole("button", { name: /^강남 ?5곳/ }).press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "region-11680");
  });

  test("who met where: nobody is lost, the keyboard reaches everybody, and the picture is the same each time", async () => {
    const { page } = desk;
    const { people } = await readTraced(hong);
    await page.goto(`${town.authority.url}/cases/${hong.caseId}`);
    await page.getByRole("link", { name: "접촉 관계도" }).click();
    await page.getByText(`모두 ${people.length}명`).waitFor();
    const lines = () => page.locator(".net-lines path").evaluateAll((all) => all.map((one) => one.getAttribute("d")));
    const folded = await lines();
    assert.equal(await pictured(page), people.length);

    const places = page.getByRole("list", { name: "다녀간 곳" });
    await places.getByRole("button", { name: venues.karaoke.name }).focus();
    await page.getByText(`${venues.karaoke.name} – 1명 · 52분`).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.getByText(`${venues.daon.name} – 1명 · 최대 41분`).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const held = page.getByRole("list", { name: "함께 있던 사람" }).locator("[aria-pressed=true]");
    await held.waitFor();
    const name = (await held.locator("b").textContent()) ?? "";
    const joined = (await page.getByRole("row", { name }).getByRole("cell").last().textContent()) ?? "";
    await page.getByText(`${name} – ${joined}`).waitFor();
    const apart = await page.locator(".net-lines path[data-off]").count();
    assert.equal(apart, folded.length - joined.split(", ").length);
    await page.keyboard.press("Enter");

    const rest = page.getByRole("button", { name: /^그 밖에 \d+명/ });
    await rest.press("Enter");
    await rest.waitFor({ state: "detached" });
    assert.equal(await pictured(page), people.length);
    await page.getByRole("button", { name: "처음처럼 접기" }).press("Enter");
    await rest.waitFor();
    await page.reload();
    await rest.waitFor();
    assert.deepEqual(await lines(), folded);

    const asked = askedOf(page);
    await page.getByText("이름으로").click();
    await page.getByText(`모두 ${named}명`).waitFor();
    assert.equal(asked.filter((path) => path.endsWith("/contacts")).length, 1);
    assert.equal(await pictured(page), named);
    const faults: string[] = [];
    await inEveryLook(page, async (look) => {
      faults.push(...(await axeFaults(page)).map((fault) => `${look}: ${fault}`));
    });
    assert.deepEqual(faults, []);
  });

  test("a stay nobody scanned the end of is corrected with a reason, with the keyboard alone", async () => {
    const { page } = desk;
    await page.goto(`${town.authority.url}/cases/${hong.caseId}`);
    await page.getByRole("button", { name: "표로 보기" }).press("Enter");
    await page.getByRole("button", { name: `${venues.daon.name} 머문 시간 고치기` }).press("Enter");
    await page.getByLabel("머문 시간(분)").fill("25");
    await page.getByLabel("근거").fill("카드 영수증");
    await page.keyboard.press("Enter");
    await page.getByText(/정다온 님이 적은 25분/).waitFor();
    const kept = (await readTraced(hong)).visits.find(({ facilityName }) => facilityName === venues.daon.name);
    assert.deepEqual(kept?.assumed, { minutes: 25, reason: "카드 영수증", by: "정다온" });
    assert.deepEqual(await axeFaults(page), []);
  });

  test("after names have arrived the overlap is still there, and more people can be chosen", async () => {
    const { page } = desk;
    await page.getByRole("button", { name: "겹침 다시 보고 더 고르기" }).click();
    await page.getByText("걸러 보기").click();
    await page.getByLabel("입장·퇴장이 모두 찍혀 겹침이 확실한 사람만").check();
    await page.getByLabel("겹침(분 이상)").fill("60");
    await page.getByRole("button", { name: "맞는 사람만 고르기" }).click();
    assert.deepEqual(await axeFaults(page), []);
    const chosen = Number(
      ((await page.getByRole("button", { name: /명의 이름과 전화번호 받기/ }).textContent()) ?? "").replace(/\D/g, ""),
    );
    const certain = (await readTraced(hong)).people.filter(({ overlaps }) =>
      overlaps.some(({ minMinutes }) => minMinutes >= 60),
    );
    assert.equal(chosen, certain.length);
    assert.ok(named > 0 && chosen > 0);
  });

  test("three thousand contacts: what is in sight is drawn, the rest keeps its room, and one press is for all", async () => {
    const { page } = desk;
    const params = { case: String(hong.caseId) };
    const { places } = await hong.asker.client.listHandInOrders({ params });
    const place = places.find(({ facilityName }) => facilityName === venues.karaoke.name);
    const [window, reference] = [place?.windows[0], place?.references[0]];
    assert.ok(place && window && reference);
    const body = { facility: place.facility, reference, fileName: "list.csv", file: listOf(3_200, window) };
    assert.equal((await hong.asker.client.takeOverHandIn({ params, body })).kept, 3_200);
    const { contacts } = await hong.asker.client.listContacts({ params });
    const count = contacts.length;
    assert.ok(count > 3_200);

    await page.goto(`${town.authority.url}/cases/${hong.caseId}/contacts`);
    await page.getByRole("heading", { name: `접촉자 ${count}명` }).waitFor();
    const sheet = page.locator(".sheet.scroll");
    const rows = sheet.locator("tbody tr[aria-rowindex]");
    const room = () => sheet.evaluate(({ scrollHeight }) => scrollHeight);
    await until(async () => Math.abs((await room()) - count * ROW_PX) < 200, `there is room for ${count} rows`);
    const whole = await room();
    for (const at of [0, Math.floor(count / 2), count - 1]) {
      await sheet.evaluate((list, top) => list.scrollTo({ top }), at * ROW_PX);
      await sheet.locator(`[data-row="${at}"]`).waitFor();
      assert.ok((await rows.count()) < 80, `${await rows.count()} rows drawn`);
      assert.equal(await room(), whole, "the room changed while scrolling");
    }
    await page.getByRole("checkbox", { name: "모두 고르기" }).check();
    await page.getByLabel("상태").selectOption({ label: "검사" });
    await page.getByLabel("다음 할 일").fill("검사 예약 11. 28. 오전");
    await page.getByRole("button", { name: `${count}명에게 적용` }).click();
    await page
      .getByRole("button", { name: /연락됨/ })
      .getByText(String(count), { exact: true })
      .waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("columnheader", { name: "In charge" }).waitFor();
    const tooWide = () => sheet.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    await until(async () => (await tooWide()) <= 0, "the longer words fit beside the panel, too");
    await page.getByRole("button", { name: "한국어" }).click();
    await page.getByRole("button", { name: /^되돌리기/ }).click();
    await page
      .getByRole("button", { name: /연락할 사람/ })
      .getByText(String(count), { exact: true })
      .waitFor();

    await page.getByRole("link", { name: "접촉 관계도" }).click();
    await page.getByText(`모두 ${count}명`).waitFor();
    assert.equal(await pictured(page), count);
    const drawn = await page.locator(".net-people li").count();
    assert.ok(drawn < 80, `${drawn} lines for ${count} people`);
    await page.getByRole("button", { name: new RegExp(`^그 밖에 .*${venues.karaoke.name}`) }).press("Enter");
    await page.getByRole("button", { name: "처음처럼 접기" }).waitFor();
    assert.equal(await page.locator(".net-people li").count(), drawn + 50);
    assert.equal(await pictured(page), count);
  });

  test("on a narrow screen nothing goes sideways but tables", async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 320, height: 800 });
    for (const path of ["/outbreak", `/cases/${hong.caseId}`, `/cases/${hong.caseId}/network`]) {
      await page.goto(`${town.authority.url}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${path} is ${over} px too wide`);
    }
  });

  test("no page broke its content policy or wrote an error to the console", () => {
    assert.deepEqual(desk.faults, []);
  });
});

const ROW_PX = 56;

/** What a page asks the authority for from now on, as it goes. */
function askedOf(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(new URL(request.url()).pathname));
  return asked;
}

/** How many people the table below the picture speaks of: one a line, or 'and so many others'. */
async function pictured(page: Page): Promise<number> {
  const lines = await page.getByRole("region", { name: "사람마다" }).getByRole("rowheader").allTextContents();
  return lines.reduce((sum, words) => sum + Number(/^그 밖에 (\d+)명$/.exec(words)?.[1] ?? 1), 0);
}

/** A facility's own list of so many people within a window, as base64url of a CSV. */
function listOf(people: number, { from, to }: { from: number; to: number }): string {
  const lines = Array.from({ length: people }, (_, n) => {
    const at = new Date((from + (n % (to - from)) + 9 * 3600) * 1000).toISOString();
    return `${at.slice(0, 10)} ${at.slice(11, 16)},방문${n},0107${String(n).padStart(7, "0")}`;
  });
  return Buffer.from(["방문일시,이름,전화번호", ...lines].join("\n")).toString("base64url");
}
