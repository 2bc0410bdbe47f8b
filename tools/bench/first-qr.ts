import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "@kipass/service-kit/free-port";
import { readAppPage } from "@kipass/service-kit/http/app-page";
import { launchBrowser } from "@kipass/testbed/browser";
import type { Browser, BrowserContext } from "playwright-core";
import { buildApps, builtApp } from "../app-builds.ts";
import { type BenchedIssuer, startBenchedIssuer } from "./issuer-program.ts";
import { type BenchOptions, type BenchResult, median, percentile } from "./result.ts";
import { openSlowNetwork } from "./slow-network.ts";

const CPU_SLOWDOWN = 4;
const LEAST_TURNS = 5;

/**
 * From opening the visitor's app to a code on the screen, in a real browser with a slow processor and network before a real
 * issuer: on a phone that never opened it, and on one that did.
 */
export async function runFirstQr({ seconds }: BenchOptions): Promise<BenchResult> {
  await buildApps(console.error);
  const publicPort = await freePort();
  const appDir = builtApp("visitor");
  const issuer = await startBenchedIssuer({ processes: 1, publicPort, appDir });
  const network = await openSlowNetwork(publicPort, () => issuer.ports[0] as number);
  const browser = await launchBrowser();
  try {
    const [cold, repeat]: [number[], number[]] = [[], []];
    const end = performance.now() + seconds * 1000;
    do {
      const [first, next] = await openTwice(browser, issuer);
      cold.push(first);
      repeat.push(next);
    } while (cold.length < LEAST_TURNS || performance.now() < end);
    const page = readAppPage(await readFile(join(appDir, "index.html"), "utf8")).brotli({});
    return {
      bench: "first-qr",
      value: median(cold),
      unit: "ms from opening to the first QR code, cold",
      baseline: null,
      ratio: null,
      p50Ms: median(cold),
      p99Ms: percentile(cold, 0.99),
      n: cold.length,
      note: `Repeat, with the service worker: ${Math.round(median(repeat))} ms. Page ${(page.length / 1000).toFixed(1)} kB in Brotli without its boot facts. Chromium, CPU ÷${CPU_SLOWDOWN}, slow 4G as Lighthouse's (150 ms round trip, 1.6 Mb/s), a round trip to connect, no TLS; painted code, median.`,
    };
  } finally {
    await browser.close();
    network.close();
    await issuer.close();
  }
}

async function openTwice(browser: Browser, issuer: BenchedIssuer): Promise<[cold: number, repeat: number]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "ko-KR" });
  const [name = "", value = ""] = issuer.cookie.split(/=(.*)/);
  await context.addCookies([
    { name, value, url: issuer.origin.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Strict" },
  ]);
  try {
    const cold = await untilPainted(context, issuer.origin, true);
    // Another slot: the same code again would be said to be the same.
    await wait(500);
    return [cold, await untilPainted(context, issuer.origin, false)];
  } finally {
    await context.close();
  }
}

/** Milliseconds from the start of the navigation to the frame after the code is in the page. */
async function untilPainted(context: BrowserContext, url: string, waitForWorker: boolean): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.addInitScript(() => {
    const look = () => {
      if (!document.querySelector("svg.qr path")) return requestAnimationFrame(look);
      return requestAnimationFrame(() => {
        (globalThis as { paintedMs?: number }).paintedMs = performance.now();
      });
    };
    look();
  });
  await page.goto(url, { waitUntil: "commit" });
  const painted = await page.waitForFunction(() => (globalThis as { paintedMs?: number }).paintedMs, undefined, {
    polling: 50,
  });
  const ms = (await painted.jsonValue()) as number;
  if (waitForWorker) {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.waitForFunction(async () => (await caches.match("/")) !== undefined);
    await page.waitForLoadState("networkidle");
  }
  await page.close();
  return ms;
}
