import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

export interface Decoded {
  texts: string[];
  decodeMs: number;
}

// Left to itself the library fetches its wasm from a CDN, and only with the first picture.
void prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });

addEventListener("message", async ({ data }: MessageEvent<ImageData>) => {
  const startMs = performance.now();
  const found = await readBarcodes(data, { formats: ["QRCode"], tryInvert: false, maxNumberOfSymbols: 4 }).catch(
    () => [],
  );
  const decoded: Decoded = { texts: found.map((code) => code.text), decodeMs: performance.now() - startMs };
  postMessage(decoded);
});
