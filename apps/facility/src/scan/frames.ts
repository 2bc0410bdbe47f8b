import { parsePass } from "@kipass/protocol/pass";
import type { Decoder } from "./decoder.ts";

interface Watching {
  video: HTMLVideoElement;
  decoder: Decoder;
  onCode: (text: string) => void;
  onDecoded?: (decodeMs: number) => void;
  /** A shared screen is mostly watched while this page is hidden behind it. */
  evenWhenHidden?: boolean;
}

const WIDEST = 1280;
/** A still screen gives no new frames, and a code that stays on it has not left sight. */
const LONGEST_WAIT_MS = 250;

/** Looks at a video frame by frame, one decode at a time, until stopped. */
export function watchFrames({ video, decoder, onCode, onDecoded, evenWhenHidden = false }: Watching): () => void {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let isStopped = false;
  void run();
  return () => {
    isStopped = true;
  };

  async function run() {
    while (!isStopped) {
      await nextFrame(video);
      if (isStopped || (document.hidden && !evenWhenHidden) || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
        continue;
      const picture = grab();
      if (!picture) continue;
      const { texts, decodeMs } = await decoder.decode(picture);
      if (isStopped) return;
      onDecoded?.(decodeMs);
      // A poster may hang beside the visitor: a pass comes first.
      const text = texts.find((each) => parsePass(each)) ?? texts[0];
      if (text) onCode(text);
    }
  }

  function grab(): ImageData | undefined {
    const scale = Math.min(1, WIDEST / video.videoWidth);
    const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    if (!context || !(width > 0 && height > 0)) return undefined;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.drawImage(video, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  }
}

function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, LONGEST_WAIT_MS);
    const frame = video.requestVideoFrameCallback ? video.requestVideoFrameCallback(done) : requestAnimationFrame(done);
    function done() {
      clearTimeout(timer);
      if (video.cancelVideoFrameCallback) video.cancelVideoFrameCallback(frame);
      else cancelAnimationFrame(frame);
      resolve();
    }
  });
}
