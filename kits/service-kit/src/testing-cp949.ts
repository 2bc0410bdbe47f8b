import iconv from "iconv-lite";

/** As Korean spreadsheet programs and public data write CSV. */
export function encodeCp949(text: string): Uint8Array {
  return iconv.encode(text, "cp949");
}
