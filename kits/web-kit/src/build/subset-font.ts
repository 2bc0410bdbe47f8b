import { globSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import subsetFont from "subset-font";

// Cuts Pretendard GOV for the product. Run by hand when words were added: node kits/web-kit/src/build/subset-font.ts
// Three cuts of one variable font: `first` holds what the catalogues of all apps say and is what a visit usually loads;
// `rest` holds what else is in KS X 1001 and is fetched by the browser only when a name needs a syllable outside `first`; `rare`, a
// file for each of two weights, holds the other syllables of Unicode, so that no name is shown as boxes or in another face.

const root = join(import.meta.dirname, "../../../..");
const fonts = join(import.meta.dirname, "../fonts");
const pretendard = dirname(createRequire(import.meta.url).resolve("pretendard-gov/package.json"));
const source = readFileSync(join(pretendard, "dist/public/variable/PretendardGOVVariable.ttf"));

const printable = range(0x20, 0x7e) + range(0xa0, 0xff);
const marks = "–—‘’“”…·•←→↑↓□○△▲▼◇◆●■★✕×÷±≤≥※〈〉《》「」㎡℃₩";

// The syllables of safe numbers are no words: a visitor sees two of 1,666.
const notWords = /node_modules|(\.test|safe-number)\.ts$/;

const first = glyphs(printable + marks + spokenBy("{apps,kits,protocol,services,data}/**/src/**/*.{ts,tsx}"));
const rest = without(first, hangulOfKsx1001());
const rare = without(first + rest, range(0xac00, 0xd7a3));

await cut("first", first, { min: 400, max: 700 });
await cut("rest", rest, { min: 400, max: 700 });
await cut("rare", rare, 400);
await cut("rare-bold", rare, 700);
writeFileSync(join(fonts, "LICENSE.txt"), readFileSync(join(pretendard, "dist/LICENSE.txt")));

async function cut(name: string, text: string, weight: number | { min: number; max: number }) {
  const font = await subsetFont(source, text, {
    targetFormat: "woff2",
    variationAxes: { wght: weight },
    keepFeatures: ["kern", "ccmp", "locl", "mark", "mkmk", "tnum", "calt"],
    noHinting: true,
  });
  writeFileSync(join(fonts, `pretendard-gov-${name}.woff2`), font);
  console.log(`${name}: ${[...text].length} characters, ${font.length} bytes`);
}

function spokenBy(pattern: string) {
  const files = globSync(pattern, { cwd: root, exclude: (path) => notWords.test(path) });
  return files
    .flatMap((file) => readFileSync(join(root, file), "utf8").match(/[\u3000-\u303f\uac00-\ud7a3]+/g) ?? [])
    .join("");
}

// KS X 1001 keeps its 2,350 syllables in rows B0–C8 of EUC-KR, in code order.
function hangulOfKsx1001() {
  const bytes = [];
  for (let row = 0xb0; row <= 0xc8; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new TextDecoder("euc-kr").decode(Uint8Array.from(bytes));
}

function range(from: number, to: number) {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

function without(held: string, text: string) {
  const known = new Set(held);
  return [...text].filter((character) => !known.has(character)).join("");
}

function glyphs(text: string) {
  return [...new Set(text)].sort((a, b) => pointOf(a) - pointOf(b)).join("");
}

function pointOf(character: string) {
  return character.codePointAt(0) as number;
}
