import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

// Draws the home-screen icons from the mark. Run by hand when it was changed: node kits/web-kit/src/build/make-icons.ts

const mark = readFileSync(join(import.meta.dirname, "mark.svg"), "utf8");
const folders = ["visitor", "facility"].map((app) => join(import.meta.dirname, `../../../../apps/${app}/public/icons`));
const VIEW_BOX = 24;
/** Samples a side in each pixel: edges are as smooth as 16 shades make them. */
const SAMPLES = 4;
const WHITE = [255, 255, 255] as const;

type Colour = readonly [number, number, number];
interface HalfDisc {
  colour: Colour;
  x: number;
  y: number;
  radius: number;
  side: "left" | "right";
}

const halves = halfDiscs(mark);
for (const folder of folders) mkdirSync(folder, { recursive: true });
write("mark-192.png", 192, 0.76);
write("mark-512.png", 512, 0.76);
write("apple-180.png", 180, 0.66);
// A launcher may cut anything outside the middle four fifths away.
write("maskable-512.png", 512, 0.54);

function write(name: string, size: number, share: number) {
  const bytes = png(size, (x, y) => pixel(x, y, size, share));
  for (const folder of folders) writeFileSync(join(folder, name), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}

/** The mark's paths are half discs: from the top of a straight edge around to its foot. */
function halfDiscs(svg: string): HalfDisc[] {
  const shape = /fill="#(\w{6})" d="M([\d.]+) ([\d.]+)a([\d.]+) [\d.]+ 0 0 ([01]) 0 ([\d.]+)z"/g;
  const found = [...svg.matchAll(shape)].map(([, colour = "", x, top, radius, turn, height]) => ({
    colour: [0, 2, 4].map((i) => Number.parseInt(colour.slice(i, i + 2), 16)) as unknown as Colour,
    x: Number(x),
    y: Number(top) + Number(height) / 2,
    radius: Number(radius),
    side: turn === "0" ? ("left" as const) : ("right" as const),
  }));
  if (found.length !== 2) throw new Error("mark.svg no longer consists of two half discs.");
  return found;
}

function pixel(column: number, row: number, size: number, share: number): Colour {
  const scale = VIEW_BOX / (size * share);
  const sum = [0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES - size / 2) * scale + VIEW_BOX / 2;
    const y = (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES - size / 2) * scale + VIEW_BOX / 2;
    const colour = halves.find((half) => covers(half, x, y))?.colour ?? WHITE;
    for (const channel of [0, 1, 2] as const) sum[channel] = (sum[channel] ?? 0) + colour[channel];
  }
  return sum.map((total) => Math.round(total / SAMPLES ** 2)) as unknown as Colour;
}

function covers(half: HalfDisc, x: number, y: number): boolean {
  const beside = half.side === "left" ? x <= half.x : x >= half.x;
  return beside && Math.hypot(x - half.x, y - half.y) <= half.radius;
}

/** PNG, eight bits a channel, no alpha: launchers put their own ground behind transparent icons. */
function png(size: number, at: (x: number, y: number) => Colour): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, y) => [0, ...Array.from({ length: size }, (_, x) => at(x, y)).flat()]);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const picture = deflateSync(Uint8Array.from(rows.flat()), { level: 9 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", picture), chunk("IEND", new Uint8Array())]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
