import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { PATIENCE_MS } from "@kipass/service-kit/testing-until";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { moduleGrid, writeQrVideo } from "./qr-video.ts";

const first = "31".repeat(112);
const second = "27".repeat(112);

describe("a browser with a pass before its camera", () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let page: Page;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "kipass-browser-test-"));
    const video = join(folder, "codes.y4m");
    writeQrVideo(video, [{ digits: first, seconds: 1 }, { seconds: 0.3 }, { digits: second, seconds: 1 }]);
    server = createServer((_, response) =>
      response.setHeader("content-type", "text/html").end("<!doctype html><title>camera</title>"),
    );
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    browser = await launchBrowser({ fakeCameraY4m: video });
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });

  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("sees the first code, module for module, and then the second", async () => {
    await openCamera(page, "camera");
    assert.deepEqual(await untilSeen(page, first), true);
    assert.deepEqual(await untilSeen(page, second), true);
  });

  it("does not see a code that is not shown", async () => {
    assert.deepEqual(await untilSeen(page, "99".repeat(112), 1500), false);
  });

  it("captures its own screen without asking", async () => {
    const size = await page.evaluate(async () => {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
      const { width = 0 } = stream.getVideoTracks()[0]!.getSettings();
      for (const track of stream.getTracks()) track.stop();
      return width;
    });
    assert.ok(size > 0);
  });

  it("speaks Korean and keeps its web security", async () => {
    assert.equal(await page.evaluate(() => navigator.language), "ko-KR");
    const otherOrigin = page.url().replace("127.0.0.1", "localhost");
    const read = (url: string) =>
      fetch(url).then(
        () => "read",
        () => "refused",
      );
    assert.equal(await page.evaluate(read, page.url()), "read");
    assert.equal(await page.evaluate(read, otherOrigin), "refused");
  });
});

async function openCamera(page: Page, id: string): Promise<void> {
  await page.evaluate(async (name) => {
    const video = Object.assign(document.createElement("video"), { id: name, muted: true });
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
    document.body.append(video);
    await video.play();
  }, id);
}

/** Compares the middle of every module in the camera's picture with the code's own, until all agree or time is up. */
async function untilSeen(page: Page, digits: string, patienceMs = PATIENCE_MS): Promise<boolean> {
  return page.evaluate(
    async ({ grid: { modules, size, left, top }, patienceMs }) => {
      const video = document.querySelector("video")!;
      const pen = new OffscreenCanvas(640, 480).getContext("2d", { willReadFrequently: true })!;
      const isDark = (row: number, column: number) => {
        const [red = 255] = pen.getImageData(left + (column + 0.5) * size, top + (row + 0.5) * size, 1, 1).data;
        return red < 128;
      };
      for (const end = performance.now() + patienceMs; performance.now() < end; ) {
        pen.drawImage(video, 0, 0);
        if (modules.every((cells, row) => cells.every((dark, column) => dark === isDark(row, column)))) return true;
        await new Promise((later) => setTimeout(later, 50));
      }
      return false;
    },
    { grid: moduleGrid(digits), patienceMs },
  );
}
