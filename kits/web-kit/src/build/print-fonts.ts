import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import subsetFont from "subset-font";

// Cuts Pretendard GOV for printed documents. Run by hand: node kits/web-kit/src/build/print-fonts.ts
// TrueType, because that is what a PDF embeds. Every syllable of Unicode is kept, because a facility may be called anything; each
// document carries only what it shows.

const pretendard = dirname(createRequire(import.meta.url).resolve("pretendard-gov/package.json"));
const fonts = join(import.meta.dirname, "../../../../services/registry/src/documents/fonts");
const marks = "–—‘’“”…·•←→↑↓□■○△▲▼✕✓√×÷±≤≥※「」㎡①②③④⑤⑥✂";
const kept = range(0x20, 0x7e) + range(0xa0, 0xff) + range(0x3131, 0x318e) + marks + range(0xac00, 0xd7a3);

for (const weight of ["Regular", "Bold"]) {
  const source = readFileSync(join(pretendard, `dist/public/static/alternative/PretendardGOV-${weight}.ttf`));
  const font = await subsetFont(source, kept, { targetFormat: "truetype", noHinting: true });
  writeFileSync(join(fonts, `pretendard-gov-${weight.toLowerCase()}.ttf`), font);
  console.log(`${weight}: ${font.length} bytes`);
}
writeFileSync(join(fonts, "LICENSE.txt"), readFileSync(join(pretendard, "dist/LICENSE.txt")));

function range(from: number, to: number) {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
}
