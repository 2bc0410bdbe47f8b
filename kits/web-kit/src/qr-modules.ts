// A QR code of version 6, level M (ISO/IEC 18004): what a pass's 224 digits take, and up to 106 characters of text. A general encoder is
// several times the size, and every byte before the first code is waited for at a door.

export const SIZE = 41;

const dataBytes = 108;
const blocks = 4;
const blockBytes = dataBytes / blocks;
const checkBytes = 16;
/** Level M is 00 in the format bits. */
const formatMask = 0b101010000010010;

/** Dark modules are true. `mask` is chosen as the standard says unless given. @throws RangeError when it does not fit */
export function qrModules(content: QrContent, mask?: number): boolean[][] {
  const { modules, free } = withPatterns();
  place(interleaved(padded(content)), modules, free);
  const masks = mask === undefined ? [0, 1, 2, 3, 4, 5, 6, 7] : [mask];
  const codes = masks.map((number) => masked(modules, free, number));
  return codes.reduce((best, code) => (penalty(code) < penalty(best) ? code : best));
}

/** A segment's mode, length and characters, as a text of 0 and 1. */
export type QrContent = string & { readonly qr: true };

/** Ten bits for three digits, seven for the last two. */
export function digitsInQr(digits: string): QrContent {
  let bits = `0001${binary(digits.length, 10)}`;
  for (let at = 0; at < digits.length; at += 3) {
    const group = digits.slice(at, at + 3);
    bits += binary(Number(group), [0, 4, 7, 10][group.length] as number);
  }
  return bits as QrContent;
}

export function textInQr(text: string): QrContent {
  const bytes = new TextEncoder().encode(text);
  return `0100${binary(bytes.length, 8)}${Array.from(bytes, (byte) => binary(byte, 8)).join("")}` as QrContent;
}

export function fitsQr(content: QrContent): boolean {
  return content.length + 4 <= dataBytes * 8;
}

function padded(content: QrContent): Uint8Array {
  const bits = content + "0".repeat(4 + ((4 - (content.length % 8) + 8) % 8));
  if (!fitsQr(content)) throw new RangeError("too much for a version 6 code");
  return Uint8Array.from({ length: dataBytes }, (_, n) => {
    const byte = bits.slice(n * 8, n * 8 + 8);
    return byte ? Number.parseInt(byte, 2) : (n - bits.length / 8) % 2 ? 0x11 : 0xec;
  });
}

/** The blocks' bytes in turn, then their check bytes in turn, as bits. */
function interleaved(data: Uint8Array): string {
  const parts = Array.from({ length: blocks }, (_, n) => data.subarray(n * blockBytes, (n + 1) * blockBytes));
  const inTurn = (each: Uint8Array[]) =>
    Array.from(each[0] as Uint8Array, (_, at) => each.map((bytes) => binary(bytes[at] as number, 8)).join("")).join("");
  return inTurn(parts) + inTurn(parts.map(checksOf));
}

/** Reed-Solomon: the remainder by (x − 1)(x − 2)…(x − 2¹⁵) over GF(256). */
function checksOf(data: Uint8Array): Uint8Array {
  let generator = [1];
  for (let n = 0, root = 1; n < checkBytes; n++, root = times(root, 2)) {
    generator = [...generator, 0].map((value, at) => value ^ times(generator[at - 1] ?? 0, root));
  }
  const rest = new Uint8Array(checkBytes);
  for (const byte of data) {
    const factor = byte ^ (rest[0] as number);
    rest.copyWithin(0, 1);
    rest[checkBytes - 1] = 0;
    for (let n = 0; n < checkBytes; n++) rest[n] = (rest[n] as number) ^ times(generator[n + 1] as number, factor);
  }
  return rest;
}

function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> bit) & 1) * a);
  return product;
}

/** Finders, timing and alignment; `free` is where data goes. */
function withPatterns() {
  const modules = grid(false);
  const free = grid(true);
  const set = (x: number, y: number, dark: boolean) => {
    if (!modules[y] || x < 0 || x >= SIZE) return;
    (modules[y] as boolean[])[x] = dark;
    (free[y] as boolean[])[x] = false;
  };
  const rings = (x: number, y: number, radius: number, light: readonly number[]) => {
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++)
        set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  for (let n = 0; n < SIZE; n++) {
    set(6, n, n % 2 === 0);
    set(n, 6, n % 2 === 0);
  }
  const far = SIZE - 4;
  for (const [x, y] of [
    [3, 3],
    [far, 3],
    [3, far],
  ] as const)
    rings(x, y, 4, [2, 4]);
  rings(SIZE - 7, SIZE - 7, 2, [1]);
  for (const [x, y] of formatPlaces()) set(x, y, false);
  set(8, SIZE - 8, true);
  return { modules, free };
}

/** Twice fifteen places, each list from the least significant bit on. */
function formatPlaces(): [x: number, y: number][] {
  const bits = Array.from({ length: 15 }, (_, n) => n);
  const corner = bits.map((n): [number, number] =>
    n < 6 ? [8, n] : n < 8 ? [8, n + 1] : n < 9 ? [7, 8] : [14 - n, 8],
  );
  const edges = bits.map((n): [number, number] => (n < 8 ? [SIZE - 1 - n, 8] : [8, SIZE - 15 + n]));
  return [...corner, ...edges];
}

/** In columns of two from the right, up and down by turns, around the upright timing line. */
function place(bits: string, modules: boolean[][], free: boolean[][]) {
  let at = 0;
  for (let right = SIZE - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let n = 0; n < SIZE; n++) {
      const y = up ? SIZE - 1 - n : n;
      for (const x of [right, right - 1]) if (free[y]?.[x]) (modules[y] as boolean[])[x] = bits[at++] === "1";
    }
  }
}

const flips: readonly ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

function masked(modules: boolean[][], free: boolean[][], mask: number): boolean[][] {
  const flip = flips[mask] as (x: number, y: number) => number;
  const code = modules.map((row, y) => row.map((dark, x) => (free[y]?.[x] && flip(x, y) === 0 ? !dark : dark)));
  let check = mask;
  for (let n = 0; n < 10; n++) check = (check << 1) ^ ((check >> 9) * 0x537);
  const format = ((mask << 10) | check) ^ formatMask;
  formatPlaces().forEach(([x, y], n) => {
    (code[y] as boolean[])[x] = ((format >> (n % 15)) & 1) === 1;
  });
  return code;
}

/** Runs, blocks and finder-like rows are hard on scanners, and so is too much of one colour. In numbers only: this is what takes time. */
function penalty(code: boolean[][]): number {
  let sum = 0;
  let dark = 0;
  for (let line = 0; line < SIZE; line++) {
    const row = code[line] as boolean[];
    const above = code[line - 1];
    let [across, down] = [0, 0];
    let [runAcross, runDown] = [0, 0];
    for (let at = 0; at < SIZE; at++) {
      const here = row[at] ? 1 : 0;
      const there = code[at]?.[line] ? 1 : 0;
      runAcross = here === (across & 1) && at > 0 ? runAcross + 1 : 1;
      runDown = there === (down & 1) && at > 0 ? runDown + 1 : 1;
      across = ((across << 1) | here) & elevenBits;
      down = ((down << 1) | there) & elevenBits;
      // A run of five costs 3, and 1 for each that follows.
      if (runAcross >= 5) sum += runAcross === 5 ? 3 : 1;
      if (runDown >= 5) sum += runDown === 5 ? 3 : 1;
      if (at >= 10 && finderLike.includes(across)) sum += 40;
      if (at >= 10 && finderLike.includes(down)) sum += 40;
      if (above && at > 0 && row[at] === row[at - 1] && row[at] === above[at] && row[at] === above[at - 1]) sum += 3;
      dark += here;
    }
  }
  return sum + 10 * Math.floor(Math.abs(dark / SIZE ** 2 - 0.5) * 20);
}

const elevenBits = 0b11111111111;
const finderLike = [0b10111010000, 0b00001011101];

function grid(value: boolean): boolean[][] {
  return Array.from({ length: SIZE }, () => Array<boolean>(SIZE).fill(value));
}

function binary(value: number, length: number): string {
  return value.toString(2).padStart(length, "0");
}
