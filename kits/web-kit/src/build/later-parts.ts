import type { Plugin } from "vite";

const HELPER = "\0vite/preload-helper.js";

/**
 * A part that is fetched later waits for its styles and for nothing else. Vite's own helper also preloads scripts and asks
 * for much that no page of ours has, and it would be in the page.
 */
export function laterParts(): Plugin {
  return {
    name: "kipass-later-parts",
    enforce: "pre",
    load: (id) => (id === HELPER ? code : undefined),
  };
}

const code = `
const asked = {};
const style = (file) =>
  new Promise((arrived, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/" + file;
    link.onload = arrived;
    link.onerror = () => failed((asked[file] = undefined));
    document.head.append(link);
  });
export const __vitePreload = (load, styles = []) => Promise.all(styles.map((file) => (asked[file] ??= style(file)))).then(load);
`;
