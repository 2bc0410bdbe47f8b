import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inflateSync } from "node:zlib";
import { drawCertificate } from "./certificate.ts";
import { createPrinter } from "./printer.ts";
import { drawPrint, type PrintName, printNames } from "./prints.ts";

const LONG_NAME = "사회복지법인 가온누리 서울특별시 종합체육문화센터 부설 지하 1층 노래연습장 뷁 & Café Éclair";
const facility = {
  number: 4_961,
  name: LONG_NAME.slice(0, 60),
  businessNumber: null,
  sector: "노래연습장",
  address: "서울특별시 강남구 테헤란로 152 지하 1층",
  office: "강남구 위생과",
};
const request = (day = "2026-11-21") => ({
  facility,
  language: "ko" as const,
  day,
  atMs: Date.parse(`${day}T03:00:00Z`),
});

describe("documents", () => {
  const pages: Partial<Record<PrintName, number>> = { "log-sheet": 2 };
  for (const print of printNames) {
    test(`${print} fits its pages with the longest name, its fonts embedded`, async () => {
      const pdf = readPdf(await drawPrint({ print, request: request() }));
      assert.equal(pdf.pages, pages[print] ?? 1);
      assert.ok(pdf.embeddedFonts >= 1 && pdf.embeddedFonts === pdf.fonts);
      assert.ok(pdf.bytes < 100_000, `${pdf.bytes} bytes`);
    });
  }

  test("their text can be selected", async () => {
    const { spoken } = readPdf(await drawPrint({ print: "consent-sheet", request: request() }));
    for (const syllable of "개인정보수집이용제공동의서질병관리청뷁") assert.ok(spoken.has(syllable), syllable);
  });

  test("identity cards are compared on the sheets of the days that asked for it", async () => {
    const spoken = async (print: PrintName, day: string) =>
      readPdf(await drawPrint({ print, request: { ...request(day), facility: { ...facility, name: "온도" } } })).spoken;
    for (const print of ["log-sheet", "slips"] as const) {
      assert.ok((await spoken(print, "2020-06-24")).has("증"), print);
      assert.ok(!(await spoken(print, "2026-11-21")).has("증"), print);
    }
  });

  test("a certificate confirms visits only where there were some", async () => {
    const certificate = (visits: number) =>
      drawCertificate({
        ...request(),
        facility: { ...facility, name: "온도" },
        reference: "KI-20261121-ABCDEFGH",
        from: "2026-11-21",
        to: "2026-11-21",
        days: [{ day: "2026-11-21", visits }],
      });
    for (const visits of [0, 1]) {
      const { spoken } = readPdf(await certificate(visits));
      assert.deepEqual([spoken.has("겼"), spoken.has("긴")], [visits > 0, visits === 0]);
    }
  });

  test("are drawn beside the thread that answers scans, one after the other", async () => {
    const printer = createPrinter();
    try {
      const drawn = await Promise.all(
        (["slips", "leaflet"] as const).map((print) => printer.draw({ print, request: request() })),
      );
      for (const pdf of drawn) assert.equal(Buffer.from(pdf).subarray(0, 5).toString(), "%PDF-");
      const flood = await Promise.allSettled(
        Array.from({ length: 21 }, () => printer.draw({ print: "slips", request: request() })),
      );
      assert.equal(flood.filter(({ status }) => status === "rejected").length, 1);
    } finally {
      await printer.close();
    }
  });
});

/** As much of a PDF as the tests ask about; characters come from the maps that let a reader copy text. */
function readPdf(pdf: Buffer) {
  const text = pdf.toString("latin1");
  const spoken = new Set<string>();
  for (const match of text.matchAll(/stream\n([\s\S]*?)\nendstream/g)) {
    const map = inflated(match[1] as string);
    if (!map?.includes("beginbfrange")) continue;
    for (const [, hex] of map.matchAll(/<([0-9a-f]{4,8})>(?=[ \]])/gi)) {
      spoken.add(
        Buffer.from(hex as string, "hex")
          .swap16()
          .toString("utf16le"),
      );
    }
  }
  const count = (pattern: RegExp) => [...text.matchAll(pattern)].length;
  return {
    bytes: pdf.length,
    pages: count(/\/Type \/Page\b(?!s)/g),
    fonts: count(/\/Type \/FontDescriptor/g),
    embeddedFonts: count(/\/FontFile2 /g),
    spoken,
  };
}

function inflated(stream: string): string | undefined {
  try {
    return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
  } catch {
    return undefined;
  }
}
