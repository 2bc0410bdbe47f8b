import { globSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import subsetFont from "subset-font";

// Cuts Pretendard GOV for the product. Run by hand when words were added: node kits/web-kit/src/build/subset-font.ts
// Two cuts of one variable font: `first` holds what the catalogues of all apps say and is what a visit usually loads;
// `rest` holds KS X 1001 and is fetched by the browser only when a name needs a syllable outside `first`.

const root = join(import.meta.dirname, "../../../..");
const fonts = join(import.meta.dirname, "../fonts");
const pretendard = dirname(createRequire(import.meta.url).resolve("pretendard-gov/package.json"));
const source = readFileSync(join(pretendard, "dist/public/variable/PretendardGOVVariable.ttf"));

const printable = range(0x20, 0x7e) + range(0xa0, 0xff);
const marks = "–—‘’“”…·•←→↑↓□○△▲▼◇◆●■★✕×÷±≤≥※〈〉《》「」㎡℃₩";

const first = glyphs(printable + marks + spokenBy("{apps,kits,protocol,services,data}/**/src/**/*.{ts,tsx}"));
const rest = glyphs(printable + marks + first + hangulOfKsx1001());

await cut("first", first);
await cut("rest", rest);
writeFileSync(join(fonts, "fonts.css"), fontFaces());
writeFileSync(join(fonts, "LICENSE.txt"), readFileSync(join(pretendard, "dist/LICENSE.txt")));

async function cut(name: string, text: string) {
  const font = await subsetFont(source, text, {
    targetFormat: "woff2",
    variationAxes: { wght: { min: 400, max: 700 } },
    keepFeatures: ["kern", "ccmp", "locl", "mark", "mkmk", "tnum", "calt"],
    noHinting: true,
  });
  writeFileSync(join(fonts, `pretendard-gov-${name}.woff2`), font);
  console.log(`${name}: ${[...text].length} characters, ${font.length} bytes`);
}

// The later rule wins where both hold a character, so `rest` stays unloaded while `first` suffices.
function fontFaces() {
  return [
    fontFace("rest", "U+20-7E, U+A0-FF, U+2000-2BFF, U+3000-303F, U+AC00-D7A3"),
    fontFace("first", ranges(first)),
  ].join("");
}

function fontFace(name: string, unicodeRange: string) {
  return `@font-face {
  font-family: "Pretendard GOV";
  src: url("./pretendard-gov-${name}.woff2") format("woff2");
  font-weight: 400 700;
  font-display: swap;
  unicode-range: ${unicodeRange};
}
`;
}

function ranges(text: string) {
  const parts: string[] = [];
  const points = [...text].map(pointOf);
  for (let i = 0; i < points.length; ) {
    let end = i;
    while (points[end + 1] === (points[end] as number) + 1) end++;
    const [from, to] = [hex(points[i]), hex(points[end])];
    parts.push(from === to ? `U+${from}` : `U+${from}-${to}`);
    i = end + 1;
  }
  return parts.join(", ");
}

function spokenBy(pattern: string) {
  const files = globSync(pattern, {
    cwd: root,
    exclude: (path) => path.includes("node_modules") || path.endsWith(".test.ts"),
  });
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

function glyphs(text: string) {
  return [...new Set(text)].sort((a, b) => pointOf(a) - pointOf(b)).join("");
}

function pointOf(character: string) {
  return character.codePointAt(0) as number;
}

function hex(point: number | undefined) {
  return (point as number).toString(16).toUpperCase();
}
