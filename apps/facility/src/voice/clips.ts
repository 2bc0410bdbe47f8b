import type { Lang } from "@kipass/web-kit/i18n.ts";

const addresses = import.meta.glob<string>("./{ko,en}/*.mp3", { query: "?url", import: "default", eager: true });

/** Where a recorded sentence lies: named after its outcome, or `ready`. */
export function clipAddress(lang: Lang, name: string): string | undefined {
  return addresses[`./${lang}/${name}.mp3`];
}

/** All of them, for a door that may lose its network. */
export function allClips(): string[] {
  return Object.values(addresses);
}
