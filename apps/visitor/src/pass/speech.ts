import { language } from "@kipass/web-kit/i18n.ts";

/** Voices go by region. */
const spoken: Record<string, string> = { ko: "ko-KR", en: "en-US", zh: "zh-CN", ja: "ja-JP", vi: "vi-VN" };

/** Whether this device has a voice for the language on screen; without one the screen reader is told instead. */
export function canSpeak(): boolean {
  return (
    "speechSynthesis" in globalThis &&
    speechSynthesis.getVoices().some((voice) => voice.lang.startsWith(language().code))
  );
}

/** Says the words now; what was still being said is cut off. */
export function speak(words: string) {
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = spoken[language().code] ?? "";
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

export function hush() {
  if ("speechSynthesis" in globalThis) speechSynthesis.cancel();
}
