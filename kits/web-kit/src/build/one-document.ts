import type { Plugin, Rolldown } from "vite";

type Chunk = Rolldown.OutputChunk;

/**
 * Writes the app's first scripts and style into its page, so that one answer of the server draws the first screen. Parts that
 * are fetched later import from these scripts by their addresses; there they find what the page's own copies hand over, so
 * that nothing runs twice. The address stays in the page as `data-src`, for whoever keeps what a page needs.
 */
export function oneDocument(): Plugin {
  return {
    name: "kipass-one-document",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const page = bundle["index.html"];
        const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry);
        if (entry?.type !== "chunk" || page?.type !== "asset") return this.error("The build has no page or no script.");
        const scripts = inOrder(entry, bundle).map(writtenIn);
        const link = /<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/.exec(String(page.source));
        const style = link && bundle[link[1] as string];
        if (!link || style?.type !== "asset") return this.error("The page has no one style sheet.");
        if (/<\/style/i.test(String(style.source))) return this.error("The style would end its own block.");
        delete bundle[style.fileName];
        page.source = String(page.source)
          .replaceAll(/\s*<link rel="modulepreload"[^>]*>/g, "")
          .replace(/\s*<script type="module"[^>]*><\/script>/, "")
          .replace(link[0], () => `<style>${style.source}</style>\n${scripts.join("\n")}`);
      },
    },
  };
}

/** A script and all it imports, each after what it imports. */
function inOrder(entry: Chunk, bundle: Rolldown.OutputBundle): Chunk[] {
  const found = new Set<Chunk>();
  const visit = (chunk: Chunk) => {
    for (const name of chunk.imports) {
      const imported = bundle[name];
      if (imported?.type === "chunk" && !found.has(imported)) visit(imported);
    }
    found.add(chunk);
  };
  visit(entry);
  return [...found];
}

/** The chunk as a script of the page; its file becomes a pointer to that. */
function writtenIn(chunk: Chunk): string {
  const address = `/${chunk.fileName}`;
  const { body, exported } = withoutExports(chunk.code);
  const handOver = `;(globalThis.kipassFirst??={})["${address}"]={${exported.map(([local, as]) => `${as}:${local}`)}};`;
  const script = harmless(chunk.dynamicImports.reduce(atItsAddress, fromThePage(body)) + handOver);
  const names = exported.map(([, as]) => as);
  chunk.code = `const{${names}}=globalThis.kipassFirst["${address}"];export{${names}};`;
  chunk.imports = [];
  return `<script type="module" data-src="${address}">${script}</script>`;
}

/** A bundled module ends with all of its exports in one statement. */
function withoutExports(code: string): { body: string; exported: (readonly [local: string, as: string])[] } {
  const found = /export\s*\{([^}]*)\};?\s*$/.exec(code);
  return { body: code.slice(0, found?.index), exported: found ? namesIn(found[1] as string) : [] };
}

/** And begins with its imports. */
function fromThePage(code: string): string {
  return code.replace(/^(?:\s*import\s*(?:\{[^}]*\}\s*from\s*)?["'`][^"'`]+["'`];?)+/, (imports) =>
    [...imports.matchAll(/\{([^}]*)\}\s*from\s*["'`]\.\/([^"'`]+)/g)]
      .map(([, names = "", file]) => {
        const taken = namesIn(names).map(([exported, local]) => `${exported}:${local}`);
        return `const{${taken}}=globalThis.kipassFirst["/assets/${file}"];`;
      })
      .join(""),
  );
}

/** `a as b, c` as pairs. */
function namesIn(list: string): (readonly [string, string])[] {
  return list
    .split(",")
    .filter((one) => one.trim())
    .map((one) => {
      const [first = "", second = first] = one.trim().split(/\s+as\s+/);
      return [first, second] as const;
    });
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
