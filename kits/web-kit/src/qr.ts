import { type QrContent, qrModules, SIZE } from "./qr-modules.ts";

/** A QR code as SVG: `size` modules a side, four quiet ones included, and the dark ones as one path. */
export interface QrPicture {
  size: number;
  path: string;
}

const quiet = 4;

/** @throws RangeError when it does not fit */
export function qrPicture(content: QrContent): QrPicture {
  return { size: SIZE + 2 * quiet, path: qrModules(content).map(rowPath).join("") };
}

function rowPath(row: boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    path += `M${from + quiet} ${y + quiet}h${x + 1 - from}v1h-${x + 1 - from}z`;
  }
  return path;
}
