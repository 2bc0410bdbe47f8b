import { PATIENCE_MS } from "@kipass/service-kit/testing-until";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { unpackedChromium } from "./chromium.ts";

export interface BrowserOptions {
  /** What the browser's camera sees: a file of qr-video.ts, shown over and over. */
  fakeCameraY4m?: string;
  /** Language of pages and requests; Korean when left out. */
  lang?: string;
}

/**
 * Starts a headless browser with its web security on, talking to nobody by itself. Camera and screen are granted without
 * asking: `getDisplayMedia` captures the tab that calls it.
 */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  return chromium.launch(await launching(options));
}

/** The same with a profile in `folder`, which outlives the browser: what a page kept is there again after the next launch. */
export async function launchWithProfile(
  folder: string,
  { viewport, ...options }: BrowserOptions & { viewport: { width: number; height: number } },
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...(await launching(options)), viewport });
}

/** Ends a browser as a power cut would: nothing is written or said any more. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const closed = context.waitForEvent("close");
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  await Promise.all([closed, session.send("Browser.crash").catch(() => {})]);
}

async function launching({ fakeCameraY4m, lang = "ko-KR" }: BrowserOptions) {
  const { executablePath, env } = await unpackedChromium();
  return {
    executablePath,
    timeout: PATIENCE_MS,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [
      ...quietFlags,
      ...captureFlags,
      `--accept-lang=${lang}`,
      ...(fakeCameraY4m ? cameraFlags(fakeCameraY4m) : []),
    ],
  };
}

const quietFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const captureFlags = ["--use-fake-ui-for-media-stream", "--auto-accept-this-tab-capture"];

function cameraFlags(file: string): string[] {
  return ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`];
}
