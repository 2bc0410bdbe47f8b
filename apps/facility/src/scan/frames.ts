import type { Decoded } from "./decode-worker.ts";
import type { Decoder } from "./decoder.ts";

interface Watching {
  video: HTMLVideoElement;
  decoder: Decoder;
  /** Called for every picture, with or without a code in it. */
  onLook: (decoded: Decoded) => void;
  /** Pictures stopped coming although the page is in sight. */
  onFrozen?: () => void;
  /** A shared screen is mostly watched while this page is hidden behind it. */
  evenWhenHidden?: boolean;
}

const WIDEST = 1280;
/** A still screen gives no new frames, and a code that stays on it has not left sight. */
const LONGEST_WAIT_MS = 250;
const FROZEN_AFTER_MS = 5000;

/** Looks at a video frame by frame, one decode at a time, until stopped. */
export function watchFrames({ video, decoder, onLook, onFrozen, evenWhenHidden = false }: Watching): () => void {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let isStopped = false;
  void run();
  return () => {
    isStopped = true;
  };

  async function run() {
    let lastNewMs = performance.now();
    while (!isStopped) {
      const isNew = await nextFrame(video);
      if (isStopped) return;
      if (isNew || document.hidden) lastNewMs = performance.now();
      if (performance.now() - lastNewMs > FROZEN_AFTER_MS) {
        lastNewMs = performance.now();
        onFrozen?.();
      }
      if ((document.hidden && !evenWhenHidden) || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
      const picture = grab();
      if (!picture) continue;
      const decoded = await decoder.decode(picture);
      if (isStopped) return;
      onLook(decoded);
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

/** False when none came for a while. */
function nextFrame(video: HTMLVideoElement): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(false), LONGEST_WAIT_MS);
    const came = () => done(true);
    const frame = video.requestVideoFrameCallback ? video.requestVideoFrameCallback(came) : requestAnimationFrame(came);
    function done(isNew: boolean) {
      clearTimeout(timer);
      if (video.cancelVideoFrameCallback) video.cancelVideoFrameCallback(frame);
      else cancelAnimationFrame(frame);
      resolve(isNew);
    }
  });
}
