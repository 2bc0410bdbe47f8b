import { createHash } from "node:crypto";
import { brotliCompressSync, constants } from "node:zlib";

/** A built app's page, in two parts: what is the same for everybody, and what the server knows of this opening. */
export interface AppPage {
  /** CSP sources of the scripts and styles written into the page. */
  scriptHashes: string[];
  styleHashes: string[];
  /** The whole page with these boot facts. */
  plain(boot: object): string;
  /** The same in Brotli, at no more cost than a copy: the fixed part was compressed once and for all. */
  brotli(boot: object): Buffer;
}

const PLACE = "<!--boot-->";

/** @throws Error when the page has no place for its boot facts */
export function readAppPage(html: string): AppPage {
  const at = html.indexOf(PLACE);
  if (at < 0) throw new Error(`The app's page lacks ${PLACE}, where its boot facts go.`);
  const [before, after] = [html.slice(0, at), html.slice(at + PLACE.length)];
  const compressed = unended(before);
  return {
    scriptHashes: hashesOf(html, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g),
    styleHashes: hashesOf(html, /<style[^>]*>([\s\S]*?)<\/style>/g),
    plain: (boot) => before + bootBlock(boot) + after,
    brotli: (boot) => Buffer.concat([compressed, ...stored(Buffer.from(bootBlock(boot) + after)), LAST]),
  };
}

/** JSON in a data block: `<` escaped, so that no text in it can end the block. */
function bootBlock(boot: object): string {
  const json = JSON.stringify(boot).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="boot">${json}</script>`;
}

function hashesOf(html: string, blocks: RegExp): string[] {
  return [...html.matchAll(blocks)].map(
    ([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
  );
}

/** A Brotli stream up to a byte boundary, not yet ended. */
function unended(text: string): Buffer {
  return brotliCompressSync(text, {
    finishFlush: constants.BROTLI_OPERATION_FLUSH,
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
}

const MOST_STORED = 65_536;
/** An empty last meta-block: ISLAST, ISLASTEMPTY. */
const LAST = Buffer.of(0x03);

/** Bytes as uncompressed meta-blocks (RFC 7932 §9.2): ISLAST 0, MNIBBLES 4, MLEN − 1 in 16 bits, ISUNCOMPRESSED, padding. */
function* stored(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += MOST_STORED) {
    const block = bytes.subarray(at, at + MOST_STORED);
    const head = ((block.length - 1) << 3) | (1 << 19);
    yield Buffer.of(head & 0xff, (head >> 8) & 0xff, head >> 16);
    yield block;
  }
}
