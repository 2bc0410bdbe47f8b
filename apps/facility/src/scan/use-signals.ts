import type { OutcomeCode } from "@kipass/protocol/outcome";
import { lang } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Cue } from "./position-cue.ts";
import { cueWords, readyWords } from "./ready-words.ts";
import { openSpeaker, vibrate, voiceAfterMs } from "./sounds.ts";
import { openVoice } from "./voice.ts";

export interface Signals {
  /** Tones, then the large words, and vibration. The next outcome cuts all of it off. */
  outcome(code: OutcomeCode, words: string): void;
  /** '소리로 안내' */
  ready(): void;
  /** How to hold the code. */
  cue(cue: Cue): void;
  /** '직원 부르기' */
  call(): void;
  /** False until the page was touched once: browsers keep it silent. */
  isAwake: boolean;
}

export function useSignals(): Signals {
  const speaker = useMemo(openSpeaker, []);
  const voice = useMemo(() => openVoice(speaker), [speaker]);
  const [isAwake, setAwake] = useState(speaker.isAwake());
  const language = useWatched(lang);

  useEffect(() => {
    void voice.prepare();
  }, [voice, language]);
  useEffect(() => {
    const wake = () => void speaker.wake().then(setAwake);
    wake();
    for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, wake);
    return () => {
      for (const touch of ["pointerdown", "keydown"]) removeEventListener(touch, wake);
      voice.close();
      speaker.close();
    };
  }, [speaker, voice]);

  return {
    isAwake,
    outcome(code, words) {
      speaker.cut();
      voice.cut();
      speaker.play(code);
      vibrate(code);
      voice.say(code, words, voiceAfterMs(code));
    },
    ready() {
      speaker.cut();
      voice.say("ready", readyWords.title, 0);
    },
    cue(cue) {
      voice.say(cue, cueWords[cue], 0);
    },
    call() {
      speaker.cut();
      voice.cut();
      speaker.call();
    },
  };
}
