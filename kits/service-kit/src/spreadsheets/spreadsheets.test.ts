import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import { guardFormula, unguardFormula } from "./formula-guard.ts";
import { readTable, TABLE_LIMITS } from "./read-table.ts";
import { type TableFormat, type TableRow, writeTable } from "./write-table.ts";

const FORMATS: TableFormat[] = ["xlsx", "csv"];
const columns = [
  { name: "이름", kind: "text" },
  { name: "분", kind: "number" },
  { name: "날짜", kind: "date" },
  { name: "메모", kind: "text" },
] as const;

async function written(format: TableFormat, rows: TableRow[]): Promise<Uint8Array> {
  const { files } = await writeTable({ name: "contacts", format, columns, rows });
  return (files[0] ?? assert.fail()).bytes;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const cellsOf = (table: Awaited<ReturnType<typeof readTable>>) => table.rows.map(({ cells }) => cells);

describe("a table that is written and read again", () => {
  const rows: TableRow[] = [
    ["홍길동", 115, "2026-11-20", "O'Brien"],
    ["+82-10-1234-5678", -3.5, null, "=1+1"],
    [" 앞뒤 빈칸 ", 0, "2026-02-28", '줄\n바꿈, "따옴표"; 탭\t'],
    ["'apostrophe", null, null, "_x0041_ 똠방각하 \u{1f600}"],
  ];
  const read = [
    ["홍길동", "115", "2026-11-20", "O'Brien"],
    ["+82-10-1234-5678", "-3.5", "", "=1+1"],
    [" 앞뒤 빈칸 ", "0", "2026-02-28", '줄\n바꿈, "따옴표"; 탭\t'],
    ["'apostrophe", "", "", "_x0041_ 똠방각하 \u{1f600}"],
  ];

  for (const format of FORMATS) {
    test(`${format}: every cell comes back as it was`, async () => {
      const table = await readTable(await written(format, rows));
      assert.deepEqual(table.faults, []);
      assert.deepEqual(table.header, ["이름", "분", "날짜", "메모"]);
      assert.deepEqual(cellsOf(table), read);
    });

    test(`${format}: any text comes back as it was`, async () => {
      const text = fc.string({ unit: "binary", maxLength: 40 }).map((given) => given.toWellFormed());
      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (texts) => {
          // A mark in the last cell keeps lines that are blank otherwise.
          const given = texts.map((one) => [one, null, null, "·"]);
          const table = await readTable(await written(format, given));
          const expected = format === "csv" && texts.some((one) => one.includes("\0")) ? [] : texts;
          assert.deepEqual(
            table.rows.map(({ cells }) => cells[0]),
            expected,
          );
        }),
        { numRuns: 60 },
      );
    });

    test(`${format}: an empty table has its header`, async () => {
      const { files, rows: count } = await writeTable({ name: "none", format, columns, rows: [] });
      assert.equal(count, 0);
      assert.deepEqual(
        files.map(({ name, rows: inFile }) => [name, inFile]),
        [[`none.${format}`, 0]],
      );
      assert.deepEqual((await readTable((files[0] ?? assert.fail()).bytes)).header, ["이름", "분", "날짜", "메모"]);
    });

    test(`${format}: more rows than a sheet holds are split, with a manifest`, async () => {
      async function* many() {
        for (let at = 0; at < 25; at += 1) yield [`사람 ${at}`, at, null, ""];
      }
      const { files, rows: count } = await writeTable({ name: "many", format, columns, rows: many(), rowsPerFile: 10 });
      assert.equal(count, 25);
      assert.deepEqual(
        files.map(({ name, rows: inFile }) => [name, inFile]),
        [
          [`many-1.${format}`, 10],
          [`many-2.${format}`, 10],
          [`many-3.${format}`, 5],
          ["many.manifest.json", 0],
        ],
      );
      const manifest = JSON.parse(new TextDecoder().decode(files[3]?.bytes));
      assert.equal(manifest.rows, 25);
      for (const [at, part] of manifest.files.entries()) {
        const bytes = files[at]?.bytes ?? assert.fail();
        assert.equal(part.sha256, createHash("sha256").update(bytes).digest("hex"));
        assert.equal((await readTable(bytes)).rows.length, part.rows);
      }
    });
  }

  test("a cell that is not of its column's kind is a mistake of the program", async () => {
    for (const row of [
      [1],
      [null, "1"],
      [null, Number.NaN],
      [null, null, "2026"],
      ["a".repeat(32_768)],
    ] as TableRow[]) {
      await assert.rejects(writeTable({ name: "wrong", format: "csv", columns, rows: [row] }), RangeError);
    }
  });

  test("the guard is undone for every text, and leaves other files' apostrophes alone", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", "=", "+", "@", " ", "\t", "\u{feff}", "＝", "가", "|") }),
        (text) => {
          assert.equal(unguardFormula(guardFormula(text)), text);
        },
      ),
    );
    assert.equal(unguardFormula("'s-Hertogenbosch"), "'s-Hertogenbosch");
  });
});

describe("reading what others wrote", () => {
  const expected = [
    ["홍길동", "010-1234-5678"],
    ["똠방각하", "줄\n바꿈"],
  ];
  const text = '이름,전화\n홍길동,010-1234-5678\n똠방각하,"줄\n바꿈"\n';
  const files: [string, Uint8Array][] = [
    ["UTF-8", bytesOf(text)],
    ["UTF-8 with a byte order mark", bytesOf(`\u{feff}${text}`)],
    ["CP949", iconv.encode(text, "cp949")],
    ["UTF-16", iconv.encode(text, "utf-16le", { addBOM: true })],
    ["semicolons", bytesOf(text.replaceAll(",", ";"))],
    ["tabs", bytesOf(text.replaceAll(",", "\t"))],
    ["carriage returns", bytesOf(text.replaceAll("\n", "\r\n").replace("줄\r\n", "줄\n"))],
    ["blank lines and cells around", bytesOf(`\n,\n${text.replaceAll("5678", "5678,,")}\n\n`)],
  ];
  for (const [name, bytes] of files) {
    test(name, async () => {
      const table = await readTable(bytes);
      assert.deepEqual(table.faults, []);
      assert.deepEqual(table.header, ["이름", "전화"]);
      assert.deepEqual(cellsOf(table), expected);
    });
  }

  test("a wrong line is told by its number, and stops no other", async () => {
    const table = await readTable(bytesOf(`이름,전화\n가,1\n\n나,2,3\n다\n라,"${"x".repeat(2_001)}"\n마,5\n`));
    assert.deepEqual(table.faults, [
      { line: 4, code: "too-many-cells" },
      { line: 6, code: "cell-too-long" },
    ]);
    assert.deepEqual(
      table.rows.map(({ line, cells }) => [line, ...cells]),
      [
        [2, "가", "1"],
        [5, "다", ""],
        [7, "마", "5"],
      ],
    );
  });

  test("a quotation mark that is never closed is told where it stands", async () => {
    const table = await readTable(bytesOf('이름,전화\n가,1\n나,"2\n다,3\n'));
    assert.deepEqual(table.faults, [{ line: 3, code: "quote-open" }]);
    assert.deepEqual(cellsOf(table), [["가", "1"]]);
  });

  test("limits are told, not thrown", async () => {
    const of = async (content: string | Uint8Array, limits = {}) => {
      const bytes = typeof content === "string" ? bytesOf(content) : content;
      const { faults } = await readTable(bytes, { ...TABLE_LIMITS, ...limits });
      return faults.map(({ line, code }) => `${line} ${code}`);
    };
    assert.deepEqual(await of("a,b\n1,2\n3,4\n5,6\n", { rows: 2 }), ["4 too-many-rows"]);
    assert.deepEqual(await of("a,b\n1,2\n", { bytes: 5 }), ["null too-large"]);
    assert.deepEqual(await of("a,b,c\n1,2\n", { columns: 2 }), ["1 too-many-columns"]);
    assert.deepEqual(await of("a,a\n1,2\n"), ["1 column-twice"]);
    assert.deepEqual(await of(" \n\n"), ["null empty"]);
    assert.deepEqual(await of(""), ["null empty"]);
    assert.deepEqual(await of(new Uint8Array([0x61, 0xff, 0x0a, 0x80, 0x20])), ["null unknown-encoding"]);
    assert.deepEqual(await of(new Uint8Array([0x61, 0, 1, 2])), ["null not-a-table"]);
    assert.deepEqual(await of(bytesOf("PK\u{3}\u{4}and nothing else of an archive")), ["null not-a-table"]);
  });

  test("anything at all is read without an exception", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => void (await readTable(bytes))),
    );
    const workbook = await written("xlsx", [["가", 1, "2026-11-20", "나"]]);
    const damage = fc.tuple(fc.nat(workbook.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(damage, async ([at, value]) => void (await readTable(workbook.with(at, value)))),
      { numRuns: 300 },
    );
  });
});

describe("workbooks made to harm", () => {
  const sheet = (rows: string) => ({
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
  const codes = async (bytes: Uint8Array) => (await readTable(bytes)).faults.map(({ code }) => code);
  const bomb = "0".repeat(100 * 1024 * 1024);

  test("sizes are refused as declared and as they are", async () => {
    assert.deepEqual(await codes(archive({ "xl/big.xml": bomb })), ["too-large"]);
    assert.deepEqual(await codes(archive({ "xl/big.xml": bomb }, { declared: 1_000 })), ["not-a-table"]);
  });

  test("a cell far out, or a million rows of nothing, fills no memory", async () => {
    assert.deepEqual(await codes(archive(sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))), [
      "too-many-rows",
    ]);
    assert.deepEqual(await codes(archive(sheet("<row r='1'><c r = 'XFD1'><v>1</v></c></row>"))), ["too-many-columns"]);
    assert.deepEqual(await codes(archive(sheet('<row r="1"><c r="&#65;9999999"><v>1</v></c></row>'))), [
      "too-many-columns",
    ]);
    assert.deepEqual(await codes(archive(sheet("<row/>".repeat(1_000_000)))), ["too-many-rows"]);
  });

  test("what a reader of local headers would see differently is refused", async () => {
    const plain = archive({ "xl/a.xml": "<a/>" });
    const hidden = archive({ "xl/b.xml": "<b/>" });
    assert.deepEqual(await codes(new Uint8Array([...hidden.subarray(0, 36), ...plain])), ["not-a-table"]);
  });
});

/** A ZIP archive by hand; `declared` is the size it claims. */
function archive(files: Record<string, string>, { declared }: { declared?: number } = {}): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(Buffer.from(content));
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(declared ?? content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), head, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(locals.length, 8);
  end.writeUInt16LE(locals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}
