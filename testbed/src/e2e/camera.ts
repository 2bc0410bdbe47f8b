import type { Browser, Page } from "playwright-core";
import { height, width } from "../qr-video.ts";

/** A part of a page as a camera sees it: a real screenshot, scaled into the camera's picture, in grey. */
export async function photograph(browser: Browser, page: Page, selector: string): Promise<Uint8Array> {
  const png = (await page.locator(selector).screenshot()).toString("base64");
  const studio = await browser.newPage();
  const grey = await studio.evaluate(
    async ({ png, width, height }) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const pen = new OffscreenCanvas(width, height).getContext("2d") as OffscreenCanvasRenderingContext2D;
      pen.fillStyle = "#ccc";
      pen.fillRect(0, 0, width, height);
      const scale = Math.min(width / picture.width, height / picture.height);
      const [w, h] = [picture.width * scale, picture.height * scale];
      pen.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
      const { data } = pen.getImageData(0, 0, width, height);
      const values = Array.from({ length: width * height }, (_, i) =>
        Math.round(0.299 * (data[4 * i] ?? 0) + 0.587 * (data[4 * i + 1] ?? 0) + 0.114 * (data[4 * i + 2] ?? 0)),
      );
      return btoa(values.map((value) => String.fromCharCode(value)).join(""));
    },
    { png, width, height },
  );
  await studio.close();
  return Buffer.from(grey, "base64");
}
