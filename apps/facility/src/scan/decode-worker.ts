import { prepareZXingModule, type ReadResult, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

export interface Decoded {
  texts: string[];
  /** The largest code that was found and could not be read. */
  unreadable?: Sight;
  decodeMs: number;
}

/** Where a code lies, in shares of the picture: its middle, the longer of its sides by the picture's shorter one, and whether it leaves the picture. */
export interface Sight {
  x: number;
  y: number;
  side: number;
  isCut: boolean;
}

// Left to itself the library fetches its wasm from a CDN, and only with the first picture.
void prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });

addEventListener("message", async ({ data }: MessageEvent<ImageData>) => {
  const startMs = performance.now();
  const found = await readBarcodes(data, {
    formats: ["QRCode"],
    tryInvert: false,
    returnErrors: true,
    // What only looks like a code counts, too.
    maxNumberOfSymbols: 8,
  }).catch(() => []);
  const readable = found.filter((code) => code.isValid);
  const sights = found.filter((code) => !code.isValid).map((code) => sightOf(code, data));
  const [unreadable] = sights.sort((a, b) => b.side - a.side);
  const decoded: Decoded = {
    texts: readable.map((code) => code.text),
    ...(unreadable && { unreadable }),
    decodeMs: performance.now() - startMs,
  };
  postMessage(decoded);
});

function sightOf({ position }: ReadResult, { width, height }: ImageData): Sight {
  const { topLeft, topRight, bottomRight, bottomLeft } = position;
  const corners = [topLeft, topRight, bottomRight, bottomLeft];
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return {
    x: (left + right) / 2 / width,
    y: (top + bottom) / 2 / height,
    side: Math.max(right - left, bottom - top) / Math.min(width, height),
    isCut: left < 0 || top < 0 || right > width || bottom > height,
  };
}
