import { until } from "@kipass/service-kit/testing-until";
import type { Page } from "playwright-core";
import type { SmsInbox } from "../sms-inbox.ts";
import type { Person } from "../visitor.ts";

/** Says that a guardian is not needed, consents three times, types name and number, reads the code off the phone and ends on a pass: all by hand, in Korean. */
export async function enrolOnPage(page: Page, inbox: SmsInbox, { name, phone }: Person): Promise<void> {
  await page.locator("label.choice", { hasText: "만 14세 이상입니다" }).click();
  await consentOnPage(page);
  await page.getByLabel("이름").fill(name);
  await page.getByLabel("휴대전화번호").fill(phone);
  const earlier = inbox.messages.length;
  await page.getByRole("button", { name: "인증번호 받기" }).click();
  const isHere = async () => inbox.messages.slice(earlier).some(({ to }) => to === phone);
  await until(isHere, "the phone has received its code");
  await page.getByLabel("인증번호", { exact: true }).fill(inbox.codeFor(phone));
  await page.getByRole("button", { name: "확인", exact: true }).click();
  await page.locator("svg.qr").waitFor();
}

/** Three times '동의', to the screen that asks for the phone. */
export async function consentOnPage(page: Page): Promise<void> {
  for (let nth = 1; nth <= 3; nth++) {
    await page.getByText(`3가지 가운데 ${nth}`).waitFor();
    await page.locator("label.choice", { hasText: /^동의$/ }).click();
    await page.getByRole("button", { name: "다음", exact: true }).click();
  }
  await page.getByRole("button", { name: "휴대전화 확인하기" }).click();
}

const FRESH_SECONDS = 13;

/** Waits for a code with nearly its whole life ahead. */
export async function freshPass(page: Page): Promise<void> {
  await until(async () => {
    await shownPass(page);
    return (
      Number(
        await page
          .locator(".countdown output b")
          .textContent({ timeout: 500 })
          .catch(() => 0),
      ) >= FRESH_SECONDS
    );
  }, "a fresh pass is shown");
}

/** Waits for a code, asking for one where the page no longer renews by itself. */
export async function shownPass(page: Page): Promise<void> {
  const retry = page.getByRole("button", { name: /^(재시도|Try again)$/ });
  await until(async () => {
    if (await retry.isVisible()) await retry.click({ timeout: 1_000 }).catch(() => {});
    return page.locator("svg.qr").isVisible();
  }, "a pass is shown");
}
