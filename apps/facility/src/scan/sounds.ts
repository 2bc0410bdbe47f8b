import type { OutcomeCode, OutcomeShape } from "@kipass/protocol/outcome";
import { outcomes } from "@kipass/protocol/outcome";

/** A tone in hertz from one millisecond to another. */
interface Tone {
  readonly hertz: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Told apart with closed eyes: two rising, two equal, one long and low, one short in the middle. */
const tones: Record<OutcomeShape, readonly Tone[]> = {
  pass: [
    { hertz: 784, fromMs: 0, toMs: 110 },
    { hertz: 1175, fromMs: 110, toMs: 260 },
  ],
  again: [
    { hertz: 587, fromMs: 0, toMs: 110 },
    { hertz: 587, fromMs: 170, toMs: 280 },
  ],
  stop: [{ hertz: 165, fromMs: 0, toMs: 520 }],
  hold: [{ hertz: 392, fromMs: 0, toMs: 160 }],
};

/** Milliseconds on and off. */
const vibrations: Record<OutcomeShape, number[]> = {
  pass: [60],
  again: [60, 80, 60],
  stop: [320],
  hold: [60, 80, 60, 80, 60],
};

const VOICE_AFTER_MS = 60;
const call: readonly Tone[] = [0, 700, 1400].flatMap((ms) => [
  { hertz: 988, fromMs: ms, toMs: ms + 180 },
  { hertz: 784, fromMs: ms + 200, toMs: ms + 440 },
]);

const tonesOf = (code: OutcomeCode) => tones[outcomes[code].shape];

/** When the voice may begin, after the tones. */
export const voiceAfterMs = (code: OutcomeCode) => Math.max(...tonesOf(code).map((tone) => tone.toMs)) + VOICE_AFTER_MS;

export function vibrate(code: OutcomeCode): void {
  // Absent on Safari, and refused with a warning until the page was touched: the other signs remain.
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(vibrations[outcomes[code].shape]);
}

/** Plays tones and clips through one output, so that the next code can cut all of it off. */
export interface Speaker {
  play(code: OutcomeCode): void;
  /** The chime of '직원 부르기'. */
  call(): void;
  clip(sound: AudioBuffer, afterMs: number): void;
  decode(bytes: ArrayBuffer): Promise<AudioBuffer>;
  cut(): void;
  /** Browsers keep a page silent until it is touched. */
  wake(): Promise<boolean>;
  isAwake(): boolean;
  close(): void;
}

export function openSpeaker(): Speaker {
  const output = new AudioContext();
  const playing = new Set<AudioScheduledSourceNode>();

  return {
    play: (code) => sound(tonesOf(code)),
    call: () => sound(call),
    clip(buffer, afterMs) {
      const source = new AudioBufferSourceNode(output, { buffer });
      source.connect(output.destination);
      start(source, output.currentTime + afterMs / 1000);
    },
    decode: (bytes) => output.decodeAudioData(bytes),
    cut() {
      for (const source of playing) source.stop();
      playing.clear();
    },
    async wake() {
      await output.resume().catch(() => undefined);
      return output.state === "running";
    },
    isAwake: () => output.state === "running",
    close: () => void output.close(),
  };

  function sound(list: readonly Tone[]) {
    for (const tone of list) ring(tone);
  }

  function ring({ hertz, fromMs, toMs }: Tone) {
    const [from, to] = [output.currentTime + fromMs / 1000, output.currentTime + toMs / 1000];
    const source = new OscillatorNode(output, { type: "triangle", frequency: hertz });
    const gain = new GainNode(output, { gain: 0 });
    // A sudden start or end clicks.
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(0.5, from + 0.012);
    gain.gain.setValueAtTime(0.5, to - 0.03);
    gain.gain.linearRampToValueAtTime(0, to);
    source.connect(gain).connect(output.destination);
    start(source, from);
    source.stop(to);
  }

  function start(source: AudioScheduledSourceNode, at: number) {
    playing.add(source);
    source.onended = () => playing.delete(source);
    source.start(at);
  }
}
