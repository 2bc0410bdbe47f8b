import { lang } from "@kipass/web-kit/i18n.ts";

/** Whether this device has a voice for the language on screen; without one the screen reader is told instead. */
export function canSpeak(): boolean {
  return (
    "speechSynthesis" in globalThis && speechSynthesis.getVoices().some((voice) => voice.lang.startsWith(lang.value))
  );
}

/** Says the words now; what was still being said is cut off. */
export function speak(words: string) {
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = lang.value === "ko" ? "ko-KR" : "en-US";
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

export function hush() {
  if ("speechSynthesis" in globalThis) speechSynthesis.cancel();
}
