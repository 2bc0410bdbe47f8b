import { scriptUrl } from "@kipass/web-kit/trusted-types.ts";
import type { Decoded } from "./decode-worker.ts";
import address from "./decode-worker.ts?worker&url";

export interface Decoder {
  /** At most one picture at a time. */
  decode(picture: ImageData): Promise<Decoded>;
  close(): void;
}

/** Reads QR codes beside the page, so that drawing never waits for it. */
export function openDecoder(): Decoder {
  const worker = new Worker(scriptUrl(address), { type: "module" });
  return {
    decode: (picture) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Decoded>) => resolve(data);
        worker.onerror = () => reject(new Error("The decoder could not start."));
        worker.postMessage(picture, [picture.data.buffer]);
      }),
    close: () => worker.terminate(),
  };
}
