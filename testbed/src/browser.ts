import { type Browser, chromium } from "playwright-core";
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
export async function launchBrowser({ fakeCameraY4m, lang = "ko-KR" }: BrowserOptions = {}): Promise<Browser> {
  const { executablePath, env } = await unpackedChromium();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [
      ...quietFlags,
      ...captureFlags,
      `--accept-lang=${lang}`,
      ...(fakeCameraY4m ? cameraFlags(fakeCameraY4m) : []),
    ],
  });
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
