import { PATIENCE_MS } from "@kipass/service-kit/testing-until";
import type { BrowserContext, Page } from "playwright-core";

/** How many times slower pages compute than they could: SLOW_BROWSER=4 shows what a test takes for granted of a fast machine. */
const slowness = Number(process.env.SLOW_BROWSER ?? 1);

/** A page that remembers everything it was not allowed to do and everything it complained about. */
export interface WatchedPage {
  readonly page: Page;
  /** One line each: what broke the content policy, what was thrown, what the console called an error. */
  readonly faults: readonly string[];
}

export async function openPage(context: BrowserContext, url: string): Promise<WatchedPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await slowDown(page);
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(`thrown: ${fault.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !isAnswer(message.text()))
      faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  // A breach is also written to the console, but not in every browser and never with what was tried.
  await page.exposeFunction("kipassFault", (fault: string) => void faults.push(fault));
  await page.addInitScript(() => {
    const tell = (globalThis as unknown as { kipassFault: (fault: string) => void }).kipassFault;
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
      tell(`policy: ${effectiveDirective} ${blockedURI} ${sample}`),
    );
  });
  await page.goto(url);
  return { page, faults };
}

async function slowDown(page: Page): Promise<void> {
  if (slowness === 1) return;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowness });
}

/** A browser notes every answer from 400 on as an error. 'Not logged in' is the plain answer to who one is before logging in. */
function isAnswer(text: string): boolean {
  return text.startsWith("Failed to load resource: the server responded with a status of 401");
}
