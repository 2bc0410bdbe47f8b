import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { type ProblemCode, problems } from "@kipass/protocol/problem";
import preact from "@preact/preset-vite";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { laterParts } from "./later-parts.ts";
import { oneDocument } from "./one-document.ts";

type Endpoints = readonly { readonly problems: readonly ProblemCode[] }[];

interface AppOptions {
  /** The party that serves this app: `issuer`, `registry`, `authority`, `site`. Its script is named after it. */
  party: string;
  /** The app brings WebAssembly: its files stay files, so that the CSP needs 'wasm-unsafe-eval' and nothing wider. */
  wasm?: boolean;
  /** The app brings the kit's service worker. */
  worker?: boolean;
  /** The first script and style are part of the page; the server's policy names them by their hash. */
  inline?: boolean;
  /** The endpoints the app calls. Given these, it ships only the words of the problems they can answer with. */
  endpoints?: Endpoints;
  /** Endpoints that only a part fetched later calls: it imports `kipass:later-problems`, which brings the words of theirs. */
  laterEndpoints?: Endpoints;
}

/** What any endpoint may answer, and what the apps themselves say of fields and the network. */
const common: readonly ProblemCode[] = [
  "malformed-request",
  "rate-limited",
  "unavailable",
  "internal",
  "not-logged-in",
  "session-ended",
  "forbidden",
  "wrong-origin",
];

/**
 * The build every app shares: `export default kipassApp({ party: "issuer" })` in its vite.config.ts. Output goes to dist/,
 * file names carry their hash, and the page holds no style attribute and, unless asked to, no script or style of its own, so
 * that a CSP without 'unsafe-inline' can serve it.
 */
export function kipassApp({
  party,
  wasm = false,
  worker = false,
  inline = false,
  endpoints,
  laterEndpoints = [],
}: AppOptions): UserConfig {
  return defineConfig({
    plugins: [
      preact({ prefreshEnabled: false }),
      pageIcon(),
      ...(inline ? [laterParts(), oneDocument()] : [nothingInline()]),
      compressed(),
      bareContract(),
      ...(endpoints ? [fewerProblems(endpoints, laterEndpoints)] : []),
    ],
    resolve: { dedupe: ["preact"] },
    ...(wasm && { assetsInclude: ["**/*.wasm"] }),
    ...(worker && { worker: { format: "es", rolldownOptions: { output: { entryFileNames: workerName } } } }),
    build: {
      target: ["safari15", "chrome90"],
      cssTarget: ["safari15", "chrome90"],
      assetsInlineLimit: 0,
      // What is written into the page has nothing left to preload, and the list of it all would be the longest part.
      modulePreload: inline ? false : { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { output: { entryFileNames: `assets/${party}-[hash].js` } },
    },
  });
}

/** A service worker answers for what lies beside it and below, so it stands at the top; browsers look for news of it by its name. */
function workerName({ name }: { name: string }): string {
  return name === "service-worker" ? "worker.js" : "assets/[name]-[hash].js";
}

function pageIcon(): Plugin {
  const mark = readFileSync(join(import.meta.dirname, "mark.svg"));
  return {
    name: "kipass-page-icon",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "mark.svg", source: mark });
    },
    transformIndexHtml: () => [
      { tag: "link", attrs: { rel: "icon", type: "image/svg+xml", href: "/mark.svg" }, injectTo: "head" },
    ],
  };
}

/** Brotli beside each file that shrinks by it, at a strength no server spends while it answers. */
function compressed(): Plugin {
  return {
    name: "kipass-compressed",
    writeBundle({ dir }, bundle) {
      for (const { fileName } of Object.values(bundle).filter((file) => /\.(js|css|svg|wasm)$/.test(file.fileName))) {
        const file = join(dir as string, fileName);
        writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
      }
    },
  };
}

function nothingInline(): Plugin {
  return {
    name: "kipass-nothing-inline",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (!file.fileName.endsWith(".html") || file.type !== "asset") continue;
        const found = /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i.exec(String(file.source));
        if (found) this.error(`${file.fileName} holds '${found[0]}…', which the CSP forbids.`);
        if (!String(file.source).includes("<!--boot-->"))
          this.error(`${file.fileName} lacks <!--boot-->, where the server puts the boot JSON.`);
      }
    },
  };
}

/**
 * Of an endpoint, browsers need what makes a request; schemas and rules stay where they are checked. Each is a module of its
 * own, so that it comes with the part that calls it.
 */
function bareContract(): Plugin {
  return {
    name: "kipass-bare-contract",
    enforce: "pre",
    async load(id) {
      const [, file, wanted] = /^(.*\/contract\/src\/(?!endpoint|schema)\w+\.ts)(?:\?only=(\w+))?$/.exec(id) ?? [];
      if (!file) return;
      const stated: Record<string, unknown> = await import(pathToFileURL(file).href);
      if (wanted) return `export const ${wanted} = ${JSON.stringify(stated[wanted], ["name", "method", "path"])};`;
      const names = Object.keys(stated).filter((name) => isEndpoint(stated[name]));
      const code = names.map((name) => `export { ${name} } from ${JSON.stringify(`${file}?only=${name}`)};`).join("\n");
      return { code, moduleSideEffects: false };
    },
  };
}

function isEndpoint(value: unknown): boolean {
  return typeof value === "object" && value !== null && "method" in value && "path" in value;
}

const LATER_PROBLEMS = "kipass:later-problems";

/** The table of problems has one entry a line; those that cannot happen are left out, and later ones keep only their status. */
function fewerProblems(endpoints: Endpoints, laterEndpoints: Endpoints): Plugin {
  const possible = new Set<string>([...common, ...endpoints.flatMap((endpoint) => endpoint.problems)]);
  const later = laterEndpoints.flatMap((endpoint) => endpoint.problems).filter((code) => !possible.has(code));
  return {
    name: "kipass-fewer-problems",
    enforce: "pre",
    resolveId: (id) => (id === LATER_PROBLEMS ? `\0${id}` : undefined),
    load: (id) => (id === `\0${LATER_PROBLEMS}` ? wordsOf([...new Set(later)]) : undefined),
    transform(code, id) {
      if (!id.endsWith("/protocol/src/problem.ts")) return;
      const kept = code.replace(/^ {2}"([a-z-]+)": entry\((\d+), .*\),\n/gm, (line, problem, status) => {
        if (possible.has(problem)) return line;
        return later.includes(problem) ? `  "${problem}": entry(${status}, "", "", "", ""),\n` : "";
      });
      if (Object.keys(problems).length > possible.size && kept === code)
        this.error("problem.ts no longer has one entry a line.");
      return { code: kept, map: null };
    },
  };
}

function wordsOf(codes: readonly ProblemCode[]): string {
  const words = Object.fromEntries(codes.map((code) => [code, problems[code]]));
  return `import { problems } from "@kipass/protocol/problem";
const words = ${JSON.stringify(words)};
for (const code in words) Object.assign(problems[code], words[code]);`;
}
