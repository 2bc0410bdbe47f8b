import { closeSync, openSync, writeSync } from "node:fs";
import { encode } from "uqr";

export interface QrScene {
  /** Digits of the pass to show; an empty white picture when left out. */
  digits?: string;
  /** A second code to the right of the first, as of the next person. */
  beside?: string;
  /** Instead of digits: any picture of this size as its grey values, 0 to 255, row by row. */
  grey?: Uint8Array;
  seconds: number;
}

export const width = 640;
export const height = 480;
const framesPerSecond = 10;
const quietModules = 4;
// Black and white of BT.601 in limited range, and the neutral colour.
const [black, white, neutral] = [16, 235, 128];
const limited = (value: number) => black + (value * (white - black)) / 255;

/**
 * Writes what a camera sees when one code after another is held before it: 640 × 480, 10 frames a second, YUV 4:2:0.
 * A browser shows the file over and over, so the last scene is followed by the first. A second takes 4.6 MB.
 */
export function writeQrVideo(file: string, scenes: QrScene[]): void {
  const out = openSync(file, "w");
  try {
    writeSync(out, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
    for (const scene of scenes) {
      const { seconds } = scene;
      const frame = Buffer.concat([Buffer.from("FRAME\n"), pictureOf(scene)]);
      for (let n = 0; n < Math.max(1, Math.round(seconds * framesPerSecond)); n++) writeSync(out, frame);
    }
  } finally {
    closeSync(out);
  }
}

/** Where the modules of a code lie in the picture, or in the part of it between two columns: each `size` pixels wide, the first at (left, top). */
export function moduleGrid(
  digits: string,
  from = 0,
  to = width,
): { modules: boolean[][]; size: number; left: number; top: number } {
  const { data } = encode(digits, { ecc: "M", border: 0 });
  const size = Math.floor(Math.min(height, to - from) / (data.length + 2 * quietModules));
  const side = size * data.length;
  return { modules: data, size, left: Math.floor((from + to - side) / 2), top: Math.floor((height - side) / 2) };
}

function pictureOf({ digits, beside, grey }: QrScene): Buffer {
  const luma = grey ? Buffer.from(grey.map(limited)) : Buffer.alloc(width * height, white);
  const chroma = Buffer.alloc((width * height) / 2, neutral);
  if (digits !== undefined) drawCode(luma, moduleGrid(digits, 0, beside === undefined ? width : width / 2));
  if (beside !== undefined) drawCode(luma, moduleGrid(beside, width / 2));
  return Buffer.concat([luma, chroma]);
}

function drawCode(luma: Buffer, { modules, size, left, top }: ReturnType<typeof moduleGrid>): void {
  for (const [row, cells] of modules.entries()) {
    for (const [column, dark] of cells.entries()) {
      if (!dark) continue;
      const x = left + column * size;
      for (let y = top + row * size; y < top + (row + 1) * size; y++)
        luma.fill(black, y * width + x, y * width + x + size);
    }
  }
}
