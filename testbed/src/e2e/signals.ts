import type { Page } from "playwright-core";

/** All that an outcome does to whoever stands at the door. */
export interface Shown {
  code: string;
  shape: string;
  words: string;
  /** What fills the screen, as `rgb(r, g, b)`. */
  colour: string;
  /** Hertz of the tones, in their order. */
  tones: number[];
  /** Name of the voice clip, or the words where the device spoke itself. */
  voice: string;
  /** Milliseconds on and off; empty where the browser would not. */
  vibration: number[];
}

interface Heard {
  tones: number[];
  voice: string[];
  vibration: number[];
  seen?: Pick<Shown, "code" | "shape" | "words" | "colour">;
}

/** To be asked of a page before it opens: it then remembers what it plays, says and vibrates. */
export async function listenTo(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: Heard = { tones: [], voice: [], vibration: [] };
    Object.assign(globalThis, { heard });
    const [origins, names] = [new WeakMap<ArrayBuffer, string>(), new WeakMap<AudioBuffer, string>()];
    const { arrayBuffer } = Response.prototype;
    Response.prototype.arrayBuffer = async function () {
      const bytes = await arrayBuffer.call(this);
      origins.set(bytes, this.url);
      return bytes;
    };
    const { decodeAudioData } = BaseAudioContext.prototype;
    BaseAudioContext.prototype.decodeAudioData = async function (bytes: ArrayBuffer) {
      const address = origins.get(bytes) ?? "";
      const sound = await decodeAudioData.call(this, bytes);
      names.set(sound, /([a-z-]+)-[\w-]{8}\.mp3$/.exec(address)?.[1] ?? address);
      return sound;
    };
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...at) {
      if (this.buffer) heard.voice.push(names.get(this.buffer) ?? "?");
      return start.apply(this, at);
    };
    const ring = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...at) {
      heard.tones.push(this.frequency.value);
      return ring.apply(this, at);
    };
    // A good outcome fills the screen for less than a second: a busy machine may look too late.
    new MutationObserver(() => {
      const panel = document.querySelector<HTMLElement>(".outcome[data-code]");
      if (!panel || heard.seen) return;
      const { code = "", shape = "" } = panel.dataset;
      const words = (panel.textContent ?? "").replace(/\s+/g, " ");
      heard.seen = { code, shape, words, colour: getComputedStyle(panel).backgroundColor };
    }).observe(document, { subtree: true, childList: true });
    speechSynthesis.speak = ({ text }) => void heard.voice.push(text);
    navigator.vibrate = (pattern) => {
      heard.vibration.push(...(typeof pattern === "number" ? [pattern] : pattern));
      return true;
    };
  });
}

/** Waits for an outcome to have filled the screen of a page that is listened to, and for its voice. */
export async function outcomeOf(page: Page): Promise<Shown> {
  const shown = await page.waitForFunction(() => {
    const { seen, voice, tones, vibration } = (globalThis as unknown as { heard: Heard }).heard;
    return seen && voice.length > 0 && { ...seen, tones, vibration, voice: voice.join(", ") };
  });
  return (await shown.jsonValue()) as Shown;
}
