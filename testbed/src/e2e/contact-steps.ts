import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import type { Page, Route } from "playwright-core";
import type { SmsInbox } from "../sms-inbox.ts";

/** Two people chosen and worked on without a mouse; then it is taken back, and the history shows both. */
export async function workByKeyboard(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: "김도윤 고르기" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.getByLabel("다음 할 일").fill("검사 예약 11. 21.");
  await page.getByLabel("상태").selectOption({ label: "검사" });
  await page.getByRole("button", { name: "2명에게 적용" }).press("Enter");
  const booked = page.getByRole("row", { name: /검사 예약 11\. 21\./ });
  await booked.nth(1).waitFor();
  await page.getByRole("button", { name: /^되돌리기/ }).press("Enter");
  await booked.nth(0).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "김도윤 기록 보기" }).click();
  await page.getByText("되돌림").waitFor();
  assert.equal(await page.getByRole("button", { name: /^되돌리기/ }).count(), 0);
}

/** Sends to those still chosen, twice, because the first answer gets lost. Returns what arrived at the telephone company. */
export async function sendToChosen(page: Page, inbox: SmsInbox): Promise<string[]> {
  const before = inbox.messages.length;
  await page.getByRole("button", { name: "문자", exact: true }).click();
  await page.getByLabel("보내는 사유").fill("검사 안내");
  const send = page.getByRole("button", { name: "고른 2명에게 보내기" });
  await loseNextAnswer(page, "**/messages");
  await send.click();
  await page.getByRole("alert").waitFor();
  await send.click();
  await page.locator(".st[data-tone=pass]").nth(1).waitFor();
  return inbox.messages.slice(before).map(({ text }) => text);
}

/** The file a browser keeps, as bytes. */
export async function exportWorkbook(page: Page): Promise<Uint8Array> {
  await page.getByRole("button", { name: "내보내기", exact: true }).click();
  await page.getByLabel("받는 곳").fill("강남구 보건소");
  await page.getByLabel("내보내는 사유").fill("검사 협조");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "파일 내려받기" }).click(),
  ]);
  await page.getByText(/^SHA-256 /).waitFor();
  return readFile(await file.path());
}

/** What is asked arrives and is done; its answer does not come back. */
async function loseNextAnswer(page: Page, url: string): Promise<void> {
  let lost = false;
  await page.route(url, async (route: Route) => {
    if (lost || route.request().method() === "GET") return route.fallback();
    lost = true;
    await route.fetch();
    await route.abort();
  });
}
