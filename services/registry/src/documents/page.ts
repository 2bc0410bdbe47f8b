import { readFileSync } from "node:fs";
import { join } from "node:path";
import PDFDocument from "pdfkit";

/** Sizes are points: 72 to an inch, A4 is 595.28 × 841.89. */
export interface TextStyle {
  size?: number;
  bold?: boolean;
  colour?: string;
  align?: "left" | "center" | "right";
  /** Of the size. */
  line?: number;
}

export interface Cell extends TextStyle {
  words: string;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** Writes words inside a width, broken between words only; returns where the next line would begin. */
  text(words: string, x: number, y: number, width: number, style?: TextStyle): number;
  /** The largest size, down to half of the given one, at which the words fit on one line. */
  fitting(words: string, width: number, style: TextStyle & { size: number }): number;
  rule(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    look?: { weight?: number; colour?: string; dash?: number },
  ): void;
  box(x: number, y: number, width: number, height: number, look?: BoxLook): void;
  /** Rows of cells with hairlines; a row is as high as its highest cell, at least `least`. Returns the lower edge. */
  table(x: number, y: number, widths: number[], rows: (string | Cell)[][], look?: TableLook): number;
  /** 누가 | 어디·언제: two halves that stand apart. */
  mark(x: number, y: number, size: number): void;
  next(): void;
  /** Draws in another place, size or direction. */
  within(place: { x?: number; y?: number; scale?: number; turned?: boolean }, draw: () => void): void;
}

export interface BoxLook {
  radius?: number;
  fill?: string;
  stroke?: string;
  weight?: number;
  dash?: number;
}

export interface TableLook extends TextStyle {
  least?: number;
  /** The first row is a heading. */
  headed?: boolean;
}

export interface PaperKind {
  size: "A4" | "A3";
  landscape?: boolean;
  title: string;
  language: "ko" | "en";
  /** When it is drawn; Unix milliseconds. */
  atMs: number;
}

export const INK = "#1e2124";
export const SOFT = "#464c53";
export const FAINT = "#58616a";
export const LINE = "#b1b8be";
export const GROUND = "#f4f5f6";
export const WHO = "#063a74";
export const WHERE = "#4c87f6";
export const ACT = "#0b50d0";

const fonts = join(import.meta.dirname, "fonts");
const regular = readFileSync(join(fonts, "pretendard-gov-regular.ttf"));
const bold = readFileSync(join(fonts, "pretendard-gov-bold.ttf"));
const CELL_PADDING = 5;

/** A PDF with its fonts inside and its text selectable. */
export async function drawPaper(kind: PaperKind, draw: (page: Page) => void): Promise<Buffer> {
  const doc = new PDFDocument({
    size: kind.size,
    layout: kind.landscape ? "landscape" : "portrait",
    margin: 0,
    lang: kind.language,
    displayTitle: true,
    info: { Title: kind.title, Producer: "kipass", Creator: "kipass", CreationDate: new Date(kind.atMs) },
  });
  doc.registerFont("regular", regular).registerFont("bold", bold);
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.on("end", resolve).on("error", reject));
  draw(pageOf(doc));
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function pageOf(doc: PDFKit.PDFDocument): Page {
  const font = ({ size = 11, bold: isBold = false }: TextStyle) => doc.font(isBold ? "bold" : "regular").fontSize(size);
  const widthOf = (words: string, style: TextStyle) => font(style).widthOfString(words);

  function linesOf(words: string, width: number, style: TextStyle): string[] {
    return words.split("\n").flatMap((paragraph) => broken(paragraph, width, (part) => widthOf(part, style)));
  }

  function text(words: string, x: number, y: number, width: number, style: TextStyle = {}): number {
    const { size = 11, colour = INK, align = "left", line = 1.5 } = style;
    const lines = linesOf(words, width, style);
    font(style).fillColor(colour);
    lines.forEach((each, index) => {
      const free = width - doc.widthOfString(each);
      const indent = align === "left" ? 0 : align === "center" ? free / 2 : free;
      const lead = (size * line - doc.currentLineHeight()) / 2;
      doc.text(each, x + indent, y + index * size * line + lead, { lineBreak: false });
    });
    return y + lines.length * size * line;
  }

  function heightOf(words: string, width: number, style: TextStyle): number {
    return linesOf(words, width, style).length * (style.size ?? 11) * (style.line ?? 1.5);
  }

  function rule(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    look: { weight?: number; colour?: string; dash?: number } = {},
  ) {
    doc
      .moveTo(x1, y1)
      .lineTo(x2, y2)
      .lineWidth(look.weight ?? 0.6);
    if (look.dash) doc.dash(look.dash, { space: look.dash });
    doc.stroke(look.colour ?? INK).undash();
  }

  function box(x: number, y: number, width: number, height: number, look: BoxLook = {}): void {
    doc.roundedRect(x, y, width, height, look.radius ?? 0).lineWidth(look.weight ?? 0.6);
    if (look.dash) doc.dash(look.dash, { space: look.dash });
    if (look.fill && look.stroke) doc.fillAndStroke(look.fill, look.stroke);
    else if (look.fill) doc.fill(look.fill);
    else doc.stroke(look.stroke ?? INK);
    doc.undash();
  }

  function table(x: number, y: number, widths: number[], rows: (string | Cell)[][], look: TableLook = {}): number {
    let top = y;
    for (const [index, row] of rows.entries()) {
      const isHead = look.headed === true && index === 0;
      const cells = row.map((cell) => ({
        ...look,
        ...(isHead ? { bold: true, align: "center" as const } : {}),
        ...(typeof cell === "string" ? { words: cell } : cell),
      }));
      const heights = cells.map((cell, n) => heightOf(cell.words, (widths[n] as number) - 2 * CELL_PADDING, cell));
      const height = Math.max(isHead ? 0 : (look.least ?? 0), ...heights.map((each) => each + 2 * CELL_PADDING));
      let left = x;
      for (const [n, cell] of cells.entries()) {
        const width = widths[n] as number;
        box(left, top, width, height, { stroke: INK, weight: 0.5, ...(isHead ? { fill: GROUND } : {}) });
        const middle = top + (height - (heights[n] as number)) / 2;
        text(cell.words, left + CELL_PADDING, middle, width - 2 * CELL_PADDING, cell);
        left += width;
      }
      top += height;
    }
    return top;
  }

  return {
    get width() {
      return doc.page.width;
    },
    get height() {
      return doc.page.height;
    },
    text,
    rule,
    box,
    table,
    fitting(words, width, style) {
      return Math.max(style.size / 2, Math.min(style.size, (style.size * width) / widthOf(words, style)));
    },
    mark(x, y, size) {
      doc
        .save()
        .translate(x, y)
        .scale(size / 24);
      doc.path("M10.8 1a9 9 0 0 0 0 18z").fill(WHO);
      doc.path("M13.2 5a9 9 0 0 1 0 18z").fill(WHERE);
      doc.restore();
    },
    next: () => void doc.addPage(),
    within({ x = 0, y = 0, scale = 1, turned = false }, draw) {
      doc.save().translate(x, y).scale(scale);
      if (turned) doc.rotate(180);
      draw();
      doc.restore();
    },
  };
}

/** Korean breaks between words, as on the screens; a word longer than the line breaks where it must. */
function broken(paragraph: string, width: number, widthOf: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const character of word) {
      if (line !== "" && widthOf(line + character) > width) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  lines.push(line);
  return lines;
}
