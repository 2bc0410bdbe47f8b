import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "@kipass/testbed/browser";
import { openLiveTown } from "@kipass/testbed/e2e/live-town";
import { type QrScene, writeQrVideo } from "@kipass/testbed/qr-video";
import { DEMO_PASSWORD } from "@kipass/testbed/terminal";
import type { Page } from "playwright-core";
import { buildApps } from "../app-builds.ts";
import { startPostgres } from "../postgres/server.ts";
import { type BenchOptions, type BenchResult, percentile } from "./result.ts";

const facility = { name: "온도포차", sector: "hunting-pocha", loginId: "ondo01", businessNumber: "1234567891" };
/** Each person holds a code up for a moment; then there is nobody. */
const SHOWN_SECONDS = 0.6;
const NOBODY_SECONDS = 0.4;
/** The decoder's WebAssembly is slow until the browser has compiled it well. */
const WARM_UP = 5;

/**
 * At a door: from the first picture of the camera that shows a code to its outcome in colour on the screen. A real browser whose camera
 * is a film, the facility's app as it is built, a whole registry on a durable PostgreSQL, all on this machine.
 */
export async function runDoor({ seconds }: BenchOptions): Promise<BenchResult> {
  await buildApps(console.error);
  const folder = mkdtempSync(join(tmpdir(), "kipass-door-"));
  chmodSync(folder, 0o755);
  const closes: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const film = join(folder, "camera.y4m");
    writeQrVideo(film, [{ seconds: 1 }]);
    const browser = await launchBrowser({ fakeCameraY4m: film });
    closes.push(() => browser.close());
    const postgres = await startPostgres({ dataDir: join(folder, "postgres"), durable: true });
    closes.push(() => postgres.stop());
    const town = await openLiveTown(postgres.adminUrl);
    closes.push(() => town.close());
    town.goLive();
    await town.openFacility(facility);

    const people = WARM_UP + Math.max(1, Math.round(seconds / (SHOWN_SECONDS + NOBODY_SECONDS)));
    const passes: string[] = [];
    for (let n = 0; passes.length < people; n++) {
      const visitor = await town.enrol("naver", { name: "김다온", phone: `0100043${String(n).padStart(4, "0")}` });
      const { days } = await visitor.client.issueReservePasses({ body: {} });
      passes.push(...(days[0]?.passes ?? []));
    }
    const page = await browser.newPage({ viewport: { width: 820, height: 1180 }, locale: "ko-KR" });
    await page.goto(town.registry.url);
    await logIn(page);
    const shown = passes
      .slice(0, people)
      .flatMap((digits): QrScene[] => [{ digits, seconds: SHOWN_SECONDS }, { seconds: NOBODY_SECONDS }]);
    writeQrVideo(film, [{ seconds: 2 }, ...shown]);
    await page.addInitScript(measureOutcomes);
    await page.goto(`${town.registry.url}/scan`);
    const measured = await page.waitForFunction(
      (many) => {
        const durations = performance.getEntriesByName("code to outcome").map(({ duration }) => duration);
        return durations.length >= many && durations;
      },
      people,
      { polling: 500, timeout: (people * 2 + 30) * 1000 },
    );
    const latenciesMs = ((await measured.jsonValue()) as number[]).slice(WARM_UP);
    return {
      bench: "door",
      value: percentile(latenciesMs, 0.95),
      unit: "ms from a code before the camera to its outcome on the screen, p95",
      baseline: null,
      ratio: null,
      p50Ms: percentile(latenciesMs, 0.5),
      p99Ms: percentile(latenciesMs, 0.99),
      n: latenciesMs.length,
      note: `Included: taking over the camera's picture, decoding beside the page, the request to the registry, signature, one durable commit, drawing; until the frame after the outcome's. Not included: the lens and its focus, and a network. Film of 640 × 480 at 10 pictures a second; the first ${WARM_UP} people warm up.`,
    };
  } finally {
    for (const close of closes.toReversed()) await close();
  }
}

async function logIn(page: Page): Promise<void> {
  await page.getByLabel("아이디").fill(facility.loginId);
  await page.getByLabel("비밀번호").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "로그인" }).click();
  await page.getByRole("link", { name: "QR코드 스캔" }).waitFor();
}

/** Runs in the page, beside the app and without its help: looks at the camera's pictures itself, and at what stands in the page. */
function measureOutcomes(): void {
  const pen = new OffscreenCanvas(16, 12).getContext("2d", { willReadFrequently: true });
  let isCode = false;
  let video: HTMLVideoElement | null = null;
  let outcome: Element | null = null;

  function watchVideo() {
    const found = document.querySelector("video");
    if (!found || found === video) return;
    video = found;
    video.requestVideoFrameCallback(onPicture);
  }

  function onPicture(nowMs: number, { captureTime = nowMs }: VideoFrameCallbackMetadata) {
    if (!pen || !video) return;
    pen.drawImage(video, 0, 0, 16, 12);
    const { data } = pen.getImageData(0, 0, 16, 12);
    const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
    // A white wall is nearly 255, also in its alpha; a code makes a good part of it black.
    if (mean < 235 && !isCode) performance.mark("code", { startTime: captureTime });
    isCode = mean < 235;
    video.requestVideoFrameCallback(onPicture);
  }

  function onChange() {
    watchVideo();
    const shown = document.querySelector('[data-code="recorded"]');
    if (shown && shown !== outcome) requestAnimationFrame(() => requestAnimationFrame(painted));
    outcome = shown;
  }

  function painted() {
    performance.mark("outcome");
    performance.measure("code to outcome", "code", "outcome");
  }

  new MutationObserver(onChange).observe(document, { subtree: true, childList: true });
}
