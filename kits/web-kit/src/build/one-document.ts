import type { Plugin } from "vite";

/**
 * Writes the app's first script and style into its page, so that one answer of the server draws the first screen. Parts that
 * are fetched later import from the first script by its address; there they find what the page's own copy hands over, so that
 * nothing runs twice. The address stays in the page as `data-src`, for whoever keeps what a page needs.
 */
export function oneDocument(): Plugin {
  return {
    name: "kipass-one-document",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const files = Object.values(bundle);
        const entry = files.find((file) => file.type === "chunk" && file.isEntry);
        const page = files.find((file) => file.fileName === "index.html");
        if (entry?.type !== "chunk" || page?.type !== "asset") return this.error("The build has no page or no script.");
        if (entry.imports.length > 0)
          this.error(`The first script imports ${entry.imports.join(", ")}: a round trip more.`);
        const { body, exported } = withoutExports(entry.code);
        const script = harmless(entry.dynamicImports.reduce(atItsAddress, body) + handOver(exported));
        entry.code = takeOver(exported);
        const link = /<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/.exec(String(page.source));
        const style = link && bundle[link[1] as string];
        if (!link || style?.type !== "asset") return this.error("The page has no one style sheet.");
        delete bundle[style.fileName];
        if (/<\/style/i.test(String(style.source))) this.error("The style would end its own block.");
        page.source = String(page.source)
          .replace(
            /\s*<script type="module"[^>]*><\/script>/,
            () => `\n<script type="module" data-src="/${entry.fileName}">${script}</script>`,
          )
          .replace(link[0], () => `<style>${style.source}</style>`);
      },
    },
  };
}

interface Exported {
  as: string;
  local: string;
}

/** A bundled module ends with all of its exports in one statement. */
function withoutExports(code: string): { body: string; exported: Exported[] } {
  const found = /export\s*\{([^}]*)\};?\s*$/.exec(code);
  if (!found) return { body: code, exported: [] };
  const exported = (found[1] as string).split(",").map((one) => {
    const [local = "", as = local] = one.trim().split(/\s+as\s+/);
    return { as, local };
  });
  return { body: code.slice(0, found.index), exported };
}

/** A page's own script has no folder of its own to look for its neighbours in. */
function atItsAddress(code: string, fileName: string): string {
  const name = fileName.slice(fileName.lastIndexOf("/") + 1);
  return code.replaceAll(`./${name}`, () => `/${fileName}`);
}

/** Text in the script must not end its block, nor be taken for a place in the page. */
function harmless(script: string): string {
  return script.replaceAll(/<(?=!--|\/script)/gi, "<\\");
}

function handOver(exported: Exported[]): string {
  return `;globalThis.kipassFirst={${exported.map(({ as, local }) => `${as}:${local}`).join(",")}};`;
}

function takeOver(exported: Exported[]): string {
  return `const{${exported.map(({ as }) => as).join(",")}}=globalThis.kipassFirst;export{${exported.map(({ as }) => as).join(",")}};`;
}
