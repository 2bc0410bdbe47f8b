import { readFileSync, writeFileSync } from "node:fs";
import { Problem } from "@kipass/protocol/problem";
import { cookieJar } from "@kipass/sdk/call";
import { type IssuerClient, issuerClient } from "@kipass/sdk/issuer";
import type { Demo } from "./demo-file.ts";

export interface DemoVisitor {
  issuer: string;
  name: string;
  phone: string;
}

type Place = Pick<Demo, "issuers" | "smsInbox">;

/**
 * Draws a pass as the visitor's phone does, and enrols the visitor first where the issuer does not know the session. The session is kept
 * in `cookieFile`; the visitor's phone is the SMS inbox. Not on a company's account, so not for an issuer that knows only those.
 */
export async function drawPass(demo: Place, visitor: DemoVisitor, cookieFile: string) {
  const baseUrl = demo.issuers[visitor.issuer];
  if (!baseUrl)
    throw new Error(`There is no issuer '${visitor.issuer}': choose one of ${Object.keys(demo.issuers).join(", ")}.`);
  const cookies = cookieJar();
  cookies.set(readCookie(cookieFile));
  const client = issuerClient({ baseUrl, origin: baseUrl, cookies });
  try {
    return await client.issuePass({ body: { class: "live" } });
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status >= 500) throw fault;
    await enrol(client, demo, visitor);
    return await client.issuePass({ body: { class: "live" } });
  } finally {
    const cookie = cookies.get();
    if (cookie) writeFileSync(cookieFile, cookie, { mode: 0o600 });
  }
}

function readCookie(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

async function enrol(client: IssuerClient, demo: Place, { name, phone }: DemoVisitor): Promise<void> {
  const { consents } = await client.describeIssuer();
  await client.sendPhoneCode({ body: { phone, purpose: "enrol" } });
  const agreed = consents.map(({ kind, version }) => ({ kind, version, agreed: true }));
  await client.enrol({ body: { name, phone, code: await codeFor(demo, phone), ofAge: true, consents: agreed } });
}

async function codeFor(demo: Place, phone: string): Promise<string> {
  const response = await fetch(demo.smsInbox, { headers: { accept: "application/json" } });
  const messages = (await response.json()) as { to: string; text: string }[];
  const message = messages.find(({ to }) => to === phone);
  const digits = message && /\d{6}/.exec(message.text)?.[0];
  if (!digits) throw new Error("The code has not arrived in the SMS inbox.");
  return digits;
}
