import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "@kipass/protocol/problem";
import { renderUnicodeCompact } from "uqr";
import type { Demo } from "./demo/demo-file.ts";
import { drawPass } from "./demo/draw-pass.ts";

// npm run pass -- naver [--json]: draws a pass of a demo visitor from the running system and prints its digits and QR. The demo visitor's
// phone is the SMS inbox; the session is kept beside demo.json, as a phone keeps its cookie.

const { values: options, positionals } = parseArgs({ options: { json: { type: "boolean" } }, allowPositionals: true });
const dataDir = process.env.DATA_DIR ?? ".data";
const issuer = positionals[0] ?? "naver";

try {
  const demo = readDemo();
  const drawn = await drawPass(demo, visitorOf(demo, issuer), join(dataDir, `visitor-${issuer}.cookie`));
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

/** The last demo visitor of the issuer, so that the first stays free for somebody trying the page by hand. */
function visitorOf(demo: Demo, code: string): Demo["visitors"][number] {
  const visitor = demo.visitors.findLast(({ issuer: of }) => of === code);
  if (!visitor)
    throw new Error(
      `There is no issuer '${code}' with visitors: choose one of ${Object.keys(demo.issuers).join(", ")}.`,
    );
  return visitor;
}
