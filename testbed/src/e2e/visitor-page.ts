import type { Page } from "playwright-core";
import type { SmsInbox } from "../sms-inbox.ts";
import type { Person } from "../visitor.ts";

/** Consents three times, types name and number, reads the code off the phone and ends on a pass: all by hand, in Korean. */
export async function enrolOnPage(page: Page, inbox: SmsInbox, { name, phone }: Person): Promise<void> {
  for (let nth = 1; nth <= 3; nth++) {
    await page.getByText(`3가지 가운데 ${nth}`).waitFor();
    await page.getByText("동의", { exact: true }).last().click();
    await page.getByRole("button", { name: "다음" }).click();
  }
  await page.getByRole("button", { name: "휴대전화 확인하기" }).click();
  await page.getByLabel("이름").fill(name);
  await page.getByLabel("휴대전화번호").fill(phone);
  await page.getByRole("button", { name: "인증번호 받기" }).click();
  await page.getByLabel("인증번호", { exact: true }).fill(await codeFor(inbox, phone));
  await page.getByRole("button", { name: "확인", exact: true }).click();
  await page.locator("svg.qr").waitFor();
}

async function codeFor(inbox: SmsInbox, phone: string): Promise<string> {
  for (const end = Date.now() + 5_000; Date.now() < end; await new Promise((later) => setTimeout(later, 50))) {
    if (inbox.messages.some(({ to }) => to === phone)) break;
  }
  return inbox.codeFor(phone);
}
