import { regionOf } from "@kipass/data/regions";
import type { Day } from "@kipass/protocol/day";

/**
 * Address and detail in the form two of them are compared in: without the 시도 and 시군구 in front (the region's code says them), the
 * 법정동 in brackets, spaces, commas and the 제 of 제2층. Nothing else is guessed: what people write differently beyond that is another place.
 */
export function placeKey(
  { region, address, addressDetail }: { region: string; address: string; addressDetail: string },
  day: Day,
): string {
  const known = regionOf(region, day);
  const words = known ? [...namesOfSido(known.sido), ...known.sigungu.split(" ")] : [];
  return `${plain(withoutFront(address, words))}\n${plain(addressDetail)}`;
}

function withoutFront(address: string, words: string[]): string {
  const parts = address.normalize("NFKC").trim().split(/\s+/);
  while (parts.length > 1 && words.includes(parts[0] as string)) parts.shift();
  return parts.join(" ");
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^)]*\)/g, "")
    .replace(/[\s,.]/g, "")
    .replace(/제(?=\d)/g, "");
}

/** 서울특별시 is written 서울, 서울시 or in full; 충청남도 충남. */
function namesOfSido(sido: string): string[] {
  const stem = sido.replace(/(특별자치시|특별자치도|특별시|광역시|도)$/, "");
  const short = stem.length === 3 ? `${stem[0]}${stem[2]}` : stem;
  return [sido, stem, `${stem}시`, short];
}
