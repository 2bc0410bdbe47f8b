import { type OutcomeCode, outcomeCodes } from "@kipass/protocol/outcome";
import { type Lang, lang } from "@kipass/web-kit/i18n.ts";
import { madeAddress, recordedAddress } from "../voice/clips.ts";
import { type Cue, cues } from "./position-cue.ts";
import type { Speaker } from "./sounds.ts";

type Spoken = OutcomeCode | Cue | "ready";

const spoken: readonly Spoken[] = [...outcomeCodes, ...cues, "ready"];

/** Says a sentence: as somebody recorded it, else with the device's own voice for the language, else with the clip that was made for it. */
export interface Voice {
  say(name: Spoken, words: string, afterMs: number): void;
  cut(): void;
  /** Fetches the clips of the language on screen that will be needed, once, so that a scan waits for nothing. */
  prepare(): Promise<void>;
  close(): void;
}

export function openVoice(speaker: Speaker): Voice {
  const clips = new Map<string, AudioBuffer>();
  let waiting: ReturnType<typeof setTimeout> | undefined;

  return {
    say(name, words, afterMs) {
      cut();
      const recorded = clips.get(recordedAddress(lang.value, name) ?? "");
      const own = deviceVoice(lang.value);
      const clip = recorded ?? (own ? undefined : clips.get(madeAddress(lang.value, name) ?? ""));
      if (clip) speaker.clip(clip, afterMs);
      else if (own) waiting = setTimeout(() => speak(words, own), afterMs);
    },
    cut,
    async prepare() {
      const own = deviceVoice(lang.value);
      const wanted = spoken.map(
        (name) => recordedAddress(lang.value, name) ?? (own ? undefined : madeAddress(lang.value, name)),
      );
      await Promise.all(wanted.map(load));
    },
    close: cut,
  };

  function cut() {
    clearTimeout(waiting);
    globalThis.speechSynthesis?.cancel();
  }

  async function load(address: string | undefined) {
    if (!address || clips.has(address)) return;
    try {
      const response = await fetch(address);
      clips.set(address, await speaker.decode(await response.arrayBuffer()));
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
