import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import type { Browser } from "playwright-core";
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
    const row = page.getByRole("row", { name: new RegExp(venues.ondo.name) });
    await row.getByText("2026-0001·2026-0002 함께").waitFor();
    assert.equal(await page.getByRole("row").count(), 2);
    assert.equal(await page.getByRole("region", { name: "서울특별시 강남구" }).count(), 1);
    const faults: string[] = [];
    await inEveryLook(page, async (look) => {
      faults.push(...(await axeFaults(page)).map((fault) => `${look}: ${fault}`));
    });
    assert.deepEqual(faults, []);
    await page.getByRole("checkbox", { name: "두 사례 이상이 다녀간 곳만" }).uncheck();
    assert.ok((await page.getByRole("row").count()) > 2);
  });

  test("a stay nobody scanned the end of is corrected with a reason, with the keyboard alone", async () => {
    const { page } = desk;
    await page.goto(`${town.authority.url}/cases/${hong.caseId}`);
    await page.getByRole("button", { name: "표로 보기" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `${venues.daon.name} 머문 시간 고치기` }).focus();
    await page.keyboard.press("Enter");
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
    const place = places.find(({ facilityName }) => facilityName === venues.ondo.name);
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
    const whole = await room();
    assert.ok(Math.abs(whole - count * ROW_PX) < 200, `${whole} px for ${count} rows`);
    for (const at of [0, Math.floor(count / 2), count - 1]) {
      await sheet.evaluate((list, top) => list.scrollTo({ top }), at * ROW_PX);
      await sheet.locator(`[data-row="${at}"]`).waitFor();
      assert.ok((await rows.count()) < 80, `${await rows.count()} rows drawn`);
      assert.equal(await room(), whole, "the room changed while scrolling");
    }
    await page.getByRole("checkbox", { name: "모두 고르기" }).check();
    await page.getByLabel("상태").selectOption({ label: "검사" });
    await page.getByRole("button", { name: `${count}명에게 적용` }).click();
    await page
      .getByRole("button", { name: /연락됨/ })
      .getByText(String(count), { exact: true })
      .waitFor();
    await page.getByRole("button", { name: /^되돌리기/ }).click();
    await page
      .getByRole("button", { name: /연락할 사람/ })
      .getByText(String(count), { exact: true })
      .waitFor();
  });

  test("on a narrow screen nothing goes sideways but tables", async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 320, height: 800 });
    for (const path of ["/outbreak", `/cases/${hong.caseId}`]) {
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

/** A facility's own list of so many people within a window, as base64url of a CSV. */
function listOf(people: number, { from, to }: { from: number; to: number }): string {
  const lines = Array.from({ length: people }, (_, n) => {
    const at = new Date((from + (n % (to - from)) + 9 * 3600) * 1000).toISOString();
    return `${at.slice(0, 10)} ${at.slice(11, 16)},방문${n},0107${String(n).padStart(7, "0")}`;
  });
  return Buffer.from(["방문일시,이름,전화번호", ...lines].join("\n")).toString("base64url");
}
