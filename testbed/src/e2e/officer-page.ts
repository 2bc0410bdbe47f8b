import type { Page } from "playwright-core";
import type { OfficerAccount, Town } from "../town.ts";

export const officers = {
  asker: { loginId: "seoyeon", name: "이서연", title: "역학조사관", role: "investigator" },
  approver: { loginId: "junho", name: "박준호", title: "과장", role: "approver" },
} as const satisfies Record<string, OfficerAccount>;

/** What an officer does at their console, by the words on it. */
export interface OfficerPage {
  openCase(facts: {
    caseNumber: string;
    name: string;
    phone: string;
    issuer: string | readonly string[];
    onsetDay: string;
  }): Promise<void>;
  /** Drafts the request the case is ready for. */
  draft(reason: string): Promise<void>;
  /** Signs the request in sight. */
  sign(): Promise<void>;
  backToCase(): Promise<void>;
  /** Finds the request that waits for this officer, reads it and signs it. */
  approve(): Promise<void>;
}

/** Gives an officer an account, logs them in for the first time, has their device make a passkey and the ministry certify it. */
export async function appointOnPage(
  town: Town,
  page: Page,
  account: OfficerAccount,
): Promise<OfficerPage & { device: Authenticator }> {
  const device = await enrolOnPage(page, await town.openAccount(account));
  await page.getByRole("button", { name: "이 패스키로 서명하기" }).click();
  await page.getByText("보건복지부의 확인을 기다리고 있습니다.").waitFor();
  await town.certifyOfficer(await keyInBrowser(page));
  await page.getByRole("heading", { name: "사례", exact: true }).waitFor();
  return { ...officerPage(page), device };
}

/** An appointed officer's first log-in. */
export async function enrolOnPage(page: Page, account: { loginId: string; password: string }): Promise<Authenticator> {
  const device = await giveAuthenticator(page);
  await enterPassword(page, account);
  await page.getByRole("button", { name: "패스키 만들기" }).click();
  await page.getByRole("button", { name: "패스키로 확인" }).click();
  return device;
}

export async function enterPassword(page: Page, { loginId, password }: { loginId: string; password: string }) {
  await page.getByLabel("아이디").fill(loginId);
  await page.getByLabel("비밀번호").fill(password);
  await page.getByRole("button", { name: "로그인", exact: true }).click();
}

/** What a virtual device does when it is asked. */
export interface Authenticator {
  /** Whether its owner's finger is recognised. */
  recognise(isVerified: boolean): Promise<void>;
  signCount(): Promise<number>;
}

/** A device built into the computer, as platform authenticators are, whose owner always touches it. */
export async function giveAuthenticator(page: Page): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async recognise(isUserVerified) {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    },
    async signCount() {
      const { credentials } = await session.send("WebAuthn.getCredentials", { authenticatorId });
      return Math.max(...credentials.map(({ signCount }) => signCount));
    },
  };
}

/** Who is logged in and what was registered for them, as their own browser is told. */
async function keyInBrowser(page: Page): Promise<{ id: string; publicKey: string }> {
  return page.evaluate(async () => (await (await fetch("/v1/me")).json()).officer);
}

function officerPage(page: Page): OfficerPage {
  const press = (name: string | RegExp) => page.getByRole("button", { name }).click();
  return {
    async openCase({ caseNumber, name, phone, issuer, onsetDay }) {
      await page.getByRole("link", { name: "사례 열기" }).click();
      await page.getByLabel("사례번호").fill(caseNumber);
      await page.getByLabel("확진자 이름").fill(name);
      await page.getByLabel("확진자 휴대전화 번호").fill(phone);
      for (const named of [issuer].flat()) await page.getByRole("checkbox", { name: named }).check();
      await page.getByText("증상 시작일", { exact: true }).click();
      await page.getByLabel("날짜", { exact: true }).fill(onsetDay);
      await press("사례 열기");
      await page.getByRole("heading", { name: `사례 ${caseNumber}` }).waitFor();
    },
    async draft(reason) {
      await page.getByLabel("요청 사유").fill(reason);
      await press(/요청 만들기/);
      await page.getByRole("button", { name: "요청에 서명" }).waitFor();
    },
    async sign() {
      await press("요청에 서명");
      await page.getByText("다른 사람의 서명을 기다립니다").waitFor();
    },
    async backToCase() {
      await page.getByRole("link", { name: "사례로 돌아가기" }).click();
    },
    async approve() {
      await page.reload();
      await page.getByRole("link", { name: /승인할 요청/ }).click();
      await page
        .getByRole("row", { name: /승인하는 사람의 서명을 기다립니다/ })
        .getByRole("link")
        .click();
      await press("승인하고 서명");
      await page.getByRole("button", { name: "승인하고 서명" }).waitFor({ state: "detached" });
    },
  };
}
