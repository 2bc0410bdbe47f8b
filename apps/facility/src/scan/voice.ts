import { type OutcomeCode, outcomeCodes } from "@kipass/protocol/outcome";
import { type Lang, lang } from "@kipass/web-kit/i18n.ts";
import { clipAddress } from "../voice/clips.ts";
import type { Speaker } from "./sounds.ts";

type Spoken = OutcomeCode | "ready";

/** Says a sentence: with the device's own voice when it has one for the language, else with the recorded clip. */
export interface Voice {
  say(name: Spoken, words: string, afterMs: number): void;
  cut(): void;
  /** Fetches the clips of the language on screen, once, so that a scan waits for nothing. */
  prepare(): Promise<void>;
  close(): void;
}

export function openVoice(speaker: Speaker): Voice {
  const clips = new Map<string, AudioBuffer>();
  let waiting: ReturnType<typeof setTimeout> | undefined;

  return {
    say(name, words, afterMs) {
      cut();
      const own = deviceVoice(lang.value);
      const clip = clips.get(`${lang.value}/${name}`);
      if (own) waiting = setTimeout(() => speak(words, own), afterMs);
      else if (clip) speaker.clip(clip, afterMs);
    },
    cut,
    async prepare() {
      if (deviceVoice(lang.value)) return;
      await Promise.all(([...outcomeCodes, "ready"] as const).map((name) => load(lang.value, name)));
    },
    close: cut,
  };

  function cut() {
    clearTimeout(waiting);
    globalThis.speechSynthesis?.cancel();
  }

  async function load(language: Lang, name: Spoken) {
    const address = clipAddress(language, name);
    if (!address || clips.has(`${language}/${name}`)) return;
    try {
      const response = await fetch(address);
      clips.set(`${language}/${name}`, await speaker.decode(await response.arrayBuffer()));
    } catch {
      // Words, colour and tones still say it.
    }
  }
}

/** A voice that lives on the device: one that speaks over the network would tell another company when somebody comes. */
function deviceVoice(language: Lang): SpeechSynthesisVoice | undefined {
  return globalThis.speechSynthesis
    ?.getVoices()
    .find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
}

function speak(words: string, voice: SpeechSynthesisVoice) {
  const saying = new SpeechSynthesisUtterance(words);
  saying.voice = voice;
  saying.lang = voice.lang;
  speechSynthesis.speak(saying);
}
