import { inflateRawSync } from "node:zlib";

/** What an archive may hold. Sizes in bytes. */
export interface ArchiveLimits {
  entries: number;
  inflated: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const HAS_DESCRIPTOR = 0x0008;
const ENCRYPTED = 0x0001;
const DESCRIPTOR_BYTES = [12, 16];

interface Entry {
  name: string;
  flags: number;
  method: number;
  packed: number;
  inflated: number;
  offset: number;
}

/**
 * Opens a ZIP archive by its directory and hands over its entries, or nothing when it is not one plain archive. A reader that
 * goes by the local headers instead must see the same: entries lie back to back from the first byte to the directory, with
 * the names the directory gives. Sizes are refused by what is declared before anything is inflated, and by what comes out.
 */
export function openArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits,
): Map<string, Uint8Array> | "not-an-archive" | "too-large" {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(view, limits.entries);
  if (!Array.isArray(entries)) return entries;
  if (entries.reduce((sum, entry) => sum + entry.inflated, 0) > limits.inflated) return "too-large";

  const contents = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const content = inflate(view, entry);
    if (content === undefined || contents.has(entry.name)) return "not-an-archive";
    contents.set(entry.name, content);
  }
  return contents;
}

function directory(view: DataView, limit: number): Entry[] | "not-an-archive" | "too-large" {
  const end = view.byteLength - END_BYTES;
  // No comment behind the end: then it cannot be mistaken, and no spreadsheet program writes one.
  if (end < 0 || view.getUint32(end, true) !== END) return "not-an-archive";
  const count = view.getUint16(end + 10, true);
  if (count > limit) return "too-large";
  const start = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  let at = start;
  for (let read = 0; read < count; read += 1) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) return "not-an-archive";
    const nameBytes = view.getUint16(at + 28, true);
    entries.push({
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      name: textAt(view, at + CENTRAL_BYTES, nameBytes),
    });
    at += CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === end && lieBackToBack(view, entries, start) ? entries : "not-an-archive";
}

function lieBackToBack(view: DataView, entries: readonly Entry[], end: number): boolean {
  let allowed = [0];
  for (const entry of [...entries].sort((one, other) => one.offset - other.offset)) {
    const { offset } = entry;
    if (!allowed.includes(offset) || offset + LOCAL_BYTES > end || view.getUint32(offset, true) !== LOCAL) return false;
    const nameBytes = view.getUint16(offset + 26, true);
    if (textAt(view, offset + LOCAL_BYTES, nameBytes) !== entry.name) return false;
    const next = dataStart(view, entry) + entry.packed;
    allowed = entry.flags & HAS_DESCRIPTOR ? DESCRIPTOR_BYTES.map((size) => next + size) : [next];
  }
  return allowed.includes(end);
}

function dataStart(view: DataView, { offset }: Entry): number {
  return offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

/** Nothing when the content is not as long as declared, or packed in a way spreadsheet programs do not use. */
function inflate(view: DataView, entry: Entry): Uint8Array | undefined {
  const packed = new Uint8Array(view.buffer, view.byteOffset + dataStart(view, entry), entry.packed);
  if (entry.flags & ENCRYPTED) return undefined;
  if (entry.method === 0) return entry.packed === entry.inflated ? packed : undefined;
  if (entry.method !== 8) return undefined;
  try {
    // At least one byte, which zlib asks for; an entry that is declared empty and is not then still does not match.
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(entry.inflated, 1) });
    return content.length === entry.inflated ? content : undefined;
  } catch {
    return undefined;
  }
}

function textAt(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) return "";
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
}
