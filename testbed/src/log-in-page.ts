import { existsSync, readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { basename, join } from "node:path";
import { formatPhone } from "@kipass/protocol/phone";

/** Somebody who can log in. */
export interface LogInAccount {
  name: string;
  /** In normal form, or a foreign number with its +. */
  phone: string;
  birthDate?: string;
  /** The one client this account belongs to; any, when absent. */
  client?: string;
}

interface PageFacts {
  client: { ko: string; en: string } | undefined;
  accounts: LogInAccount[];
  /** Asked for when an identity is to be proved rather than an account opened. */
  acr: string | undefined;
  english: boolean;
}

export const LOOK = "/look.css";

const words = {
  ko: {
    logIn: (client: string) => `${client} 로그인`,
    pass: "PASS 앱으로 확인",
    certificate: "공동인증서로 확인",
    demo: "시연용 화면입니다. 실제 계정은 쓰이지 않습니다.",
    who: "누구로 할까요?",
    cancel: "취소",
  },
  en: {
    logIn: (client: string) => `Log in with ${client}`,
    pass: "Verify with the PASS app",
    certificate: "Verify with a certificate",
    demo: "This page is part of a demo. No real account is used.",
    who: "Who is it?",
    cancel: "Cancel",
  },
};

/** A plain page: who is there, one button each. */
export function logInPage({ client, accounts, acr, english }: PageFacts): string {
  const t = english ? words.en : words.ko;
  const company = client?.[english ? "en" : "ko"] ?? "";
  const title = acr?.endsWith("pass") ? t.pass : acr?.endsWith("certificate") ? t.certificate : t.logIn(company);
  const buttons = accounts.map(
    ({ name, phone }) =>
      `<button class="btn big wide" name="account" value="${escaped(phone)}"><b>${escaped(name)}</b>&nbsp; ${escaped(formatPhone(phone))}</button>`,
  );
  return `<!doctype html>
<html lang="${english ? "en" : "ko"}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${LOOK}">
<main class="who">
<h1>${escaped(title)}</h1>
<p class="soft small">${t.demo}</p>
<h2>${t.who}</h2>
<form method="post">
${buttons.join("\n")}
<button class="btn plain wide" name="account" value="">${t.cancel}</button>
</form>
</main>
</html>
`;
}

const kit = join(import.meta.dirname, "../../kits/web-kit/src");
const own = `
.who { max-width: 430px; margin: 0 auto; padding: 40px 20px; }
.who h1 { font-size: var(--t-h2); } .who h2 { margin: 28px 0 12px; font-size: var(--t-lead); }
.who form { display: grid; gap: 8px; }
`;

/** The project's own look: its tokens at LOOK, which import the fonts beside it. */
export function lookFile(path: string, response: ServerResponse): void {
  if (path === LOOK) {
    const sheet = ["base", "forms"].map((name) => readFileSync(join(kit, `theme/${name}.css`), "utf8")).join("");
    response.writeHead(200, { "content-type": "text/css; charset=utf-8" }).end(sheet + own);
    return;
  }
  const file = join(kit, "fonts", basename(path));
  const type = file.endsWith(".css") ? "text/css; charset=utf-8" : "font/woff2";
  if (existsSync(file)) response.writeHead(200, { "content-type": type }).end(readFileSync(file));
  else response.writeHead(404).end();
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
