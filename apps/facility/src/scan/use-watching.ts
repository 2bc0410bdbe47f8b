import { useEffect, useRef, useState } from "preact/hooks";
import type { Decoded } from "./decode-worker.ts";
import { type Decoder, openDecoder } from "./decoder.ts";
import { watchFrames } from "./frames.ts";
import type { PictureState } from "./pictures.ts";

const WEIGHT_OF_NEW = 0.1;
const SHOWN_EVERY = 20;

interface Watching {
  onLook: (decoded: Decoded) => void;
  onFrozen: () => void;
}

/** Plays the open source in `video` and looks for codes in it. `decodeMs` is a running mean, for whoever wonders why it is slow. */
export function useWatching({ source, stream }: PictureState, watching: Watching) {
  const video = useRef<HTMLVideoElement>(null);
  const decoder = useRef<Decoder>(undefined);
  const latest = useRef(watching);
  latest.current = watching;
  const [decodeMs, setDecodeMs] = useState<number>();

  useEffect(() => {
    decoder.current = openDecoder();
    return () => decoder.current?.close();
  }, []);
  useEffect(() => {
    if (!stream || !video.current || !decoder.current) return;
    let mean: number | undefined;
    let count = 0;
    video.current.srcObject = stream;
    // Refused only when the page was closed meanwhile.
    void video.current.play().catch(() => undefined);
    return watchFrames({
      video: video.current,
      decoder: decoder.current,
      evenWhenHidden: source === "screen",
      onFrozen: () => latest.current.onFrozen(),
      onLook(decoded) {
        mean = mean === undefined ? decoded.decodeMs : mean + WEIGHT_OF_NEW * (decoded.decodeMs - mean);
        if (count++ % SHOWN_EVERY === 0) setDecodeMs(mean);
        latest.current.onLook(decoded);
      },
    });
  }, [source, stream]);

  return { video, decodeMs };
}
