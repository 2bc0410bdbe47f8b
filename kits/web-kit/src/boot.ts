import "./older-browsers.ts";
import { type ComponentType, h, render } from "preact";
import { type FurtherLanguage, furtherLang, lang, startLang } from "./i18n.ts";
import { mode, startMode } from "./mode.ts";
import { useWatched } from "./watched.ts";

/** What the server put into the page: `<script type="application/json" id="boot">`. */
export function readBoot<T>(): T {
  const block = document.getElementById("boot");
  if (!block?.textContent)
    throw new Error("The page carries no #boot block: the server that serves it fills <!--boot-->.");
  return JSON.parse(block.textContent) as T;
}

/**
 * Draws the app into #app, and again when the language or 선명한 화면 changes. `further` are the languages the app speaks
 * beside Korean and English.
 */
export async function start(App: ComponentType, further: readonly FurtherLanguage[] = []) {
  startMode();
  await startLang(further);
  const place = document.getElementById("app");
  if (!place) throw new Error("The page has no #app.");
  render(h(Root, { App }), place);
}

function Root({ App }: { App: ComponentType }) {
  useWatched(lang);
  useWatched(furtherLang);
  useWatched(mode);
  return h(App, {});
}
