import { bring } from "@kipass/web-kit/i18n.ts";
import type { PartName } from "./words.ts";

/** A part of the app that is fetched when it is first needed, together with what it says. */
export async function withWords<Part>(name: PartName, loading: Promise<Part>): Promise<Part> {
  const [part] = await Promise.all([loading, bring(name)]);
  return part;
}
