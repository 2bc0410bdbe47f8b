import type { Lang } from "@kipass/web-kit/i18n.ts";

type Addresses = Record<string, string>;

const recorded: Addresses = import.meta.glob("./recorded/{ko,en}/*.mp3", {
  query: "?url",
  import: "default",
  eager: true,
});
const made: Addresses = import.meta.glob("./{ko,en}/*.mp3", { query: "?url", import: "default", eager: true });

/** A sentence spoken by a person, named after its outcome, its cue or `ready`; there may be none. */
export function recordedAddress(lang: Lang, name: string): string | undefined {
  return recorded[`./recorded/${lang}/${name}.mp3`];
}

/** The same made by a machine: for devices without a voice of their own. */
export function madeAddress(lang: Lang, name: string): string | undefined {
  return made[`./${lang}/${name}.mp3`];
}

/** All of them, for a door that may lose its network. */
export function allClips(): string[] {
  return [...Object.values(recorded), ...Object.values(made)];
}
