import { useEffect, useRef, useState } from "preact/hooks";
import { type Decoder, openDecoder } from "./decoder.ts";
import { watchFrames } from "./frames.ts";
import type { PictureState } from "./pictures.ts";

const WEIGHT_OF_NEW = 0.1;
const SHOWN_EVERY = 20;

/** Plays the open source in `video` and looks for codes in it. `decodeMs` is a running mean, for whoever wonders why it is slow. */
export function useWatching({ source, stream }: PictureState, onCode: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const decoder = useRef<Decoder>(undefined);
  const latest = useRef(onCode);
  latest.current = onCode;
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
      onCode: (text) => latest.current(text),
      onDecoded(ms) {
        mean = mean === undefined ? ms : mean + WEIGHT_OF_NEW * (ms - mean);
        if (count++ % SHOWN_EVERY === 0) setDecodeMs(mean);
      },
    });
  }, [source, stream]);

  return { video, decodeMs };
}
