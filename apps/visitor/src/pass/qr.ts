import { encode } from "uqr";

/** A QR code as SVG: `size` modules a side, four quiet ones included, and the dark ones as one path. */
export interface QrPicture {
  size: number;
  path: string;
}

/** The pass's 224 digits take numeric mode: version 6 at level M. */
export function qrPicture(digits: string): QrPicture {
  const { size, data } = encode(digits, { ecc: "M", border: 4 });
  return { size, path: data.map(rowPath).join("") };
}

function rowPath(row: boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    path += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`;
  }
  return path;
}
