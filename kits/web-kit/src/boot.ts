import "./older-browsers.ts";
import { type ComponentType, h, render } from "preact";
import { lang, startLang } from "./i18n.ts";
import { mode, startMode } from "./mode.ts";
import { useWatched } from "./watched.ts";

/** What the server put into the page: `<script type="application/json" id="boot">`. */
export function readBoot<T>(): T {
  const block = document.getElementById("boot");
  if (!block?.textContent)
    throw new Error("The page carries no #boot block: the server that serves it fills <!--boot-->.");
  return JSON.parse(block.textContent) as T;
}

/** Draws the app into #app, and again when the language or 선명한 화면 changes. */
export function start(App: ComponentType) {
  startLang();
  startMode();
  const place = document.getElementById("app");
  if (!place) throw new Error("The page has no #app.");
  render(h(Root, { App }), place);
}

function Root({ App }: { App: ComponentType }) {
  useWatched(lang);
  useWatched(mode);
  return h(App, {});
}
