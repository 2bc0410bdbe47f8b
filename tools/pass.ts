import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "@kipass/protocol/problem";
import { cookieJar } from "@kipass/sdk/call";
import { type IssuerClient, issuerClient } from "@kipass/sdk/issuer";
import { renderUnicodeCompact } from "uqr";
import type { Demo } from "./demo/demo-file.ts";

// npm run pass -- naver [--json]: draws a pass of a demo visitor from the running system and prints its digits and QR. The demo visitor's
// phone is the SMS inbox; the session is kept beside demo.json, as a phone keeps its cookie.

const { values: options, positionals } = parseArgs({ options: { json: { type: "boolean" } }, allowPositionals: true });
const dataDir = process.env.DATA_DIR ?? ".data";
const issuer = positionals[0] ?? "naver";

try {
  const drawn = await drawPass(readDemo(), issuer);
  if (options.json)
    console.log(JSON.stringify({ pass: drawn.pass, issuedAt: drawn.issuedAt, expiresAt: drawn.expiresAt }));
  else
    console.log(
      `${renderUnicodeCompact(drawn.pass, { ecc: "M", border: 2 })}\n${drawn.pass}\n${drawn.expiresAt - drawn.issuedAt}초 동안 쓸 수 있습니다.`,
    );
} catch (fault) {
  console.error(fault instanceof Problem ? `${fault.code}: ${fault.message}` : (fault as Error).message);
  process.exitCode = 1;
}

function readDemo(): Demo {
  try {
    return JSON.parse(readFileSync(join(dataDir, "demo.json"), "utf8")) as Demo;
  } catch {
    throw new Error(`There is no running demo in ${dataDir}: start it with npm start, or name its folder in DATA_DIR.`);
  }
}

async function drawPass(demo: Demo, code: string) {
  const baseUrl = demo.issuers[code];
  if (!baseUrl) throw new Error(`There is no issuer '${code}': choose one of ${Object.keys(demo.issuers).join(", ")}.`);
  const file = join(dataDir, `visitor-${code}.cookie`);
  const cookies = cookieJar();
  cookies.set(readCookie(file));
  const client = issuerClient({ baseUrl, origin: baseUrl, cookies });
  try {
    return await client.issuePass({ body: { class: "live" } });
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status >= 500) throw fault;
    await enrol(client, demo, code);
    return await client.issuePass({ body: { class: "live" } });
  } finally {
    const cookie = cookies.get();
    if (cookie) writeFileSync(file, cookie, { mode: 0o600 });
  }
}

function readCookie(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** The last demo visitor of the issuer, so that the first stays free for somebody trying the page by hand. */
async function enrol(client: IssuerClient, demo: Demo, code: string): Promise<void> {
  const visitor = demo.visitors.findLast(({ issuer: of }) => of === code);
  if (!visitor) throw new Error(`The demo has no visitor of ${code}.`);
  const { consents } = await client.describeIssuer();
  await client.sendPhoneCode({ body: { phone: visitor.phone, purpose: "enrol" } });
  const agreed = consents.map(({ kind, version }) => ({ kind, version, agreed: true }));
  await client.enrol({
    body: {
      name: visitor.name,
      phone: visitor.phone,
      code: await codeFor(demo, visitor.phone),
      ofAge: true,
      consents: agreed,
    },
  });
}

async function codeFor(demo: Demo, phone: string): Promise<string> {
  const response = await fetch(demo.smsInbox, { headers: { accept: "application/json" } });
  const messages = (await response.json()) as { to: string; text: string }[];
  const message = messages.find(({ to }) => to === phone);
  const digits = message && /\d{6}/.exec(message.text)?.[0];
  if (!digits) throw new Error("The code has not arrived in the SMS inbox.");
  return digits;
}
