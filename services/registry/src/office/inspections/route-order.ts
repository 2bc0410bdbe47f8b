/** What of an address says where it lies among others. */
interface Place {
  region: string;
  address: string;
}

/**
 * Facilities of one neighbourhood beside one another: by 시군구, then 동, then street, then house number. No map is asked: an address alone says
 * this much, and who goes there moves the rest by hand.
 */
export function nearestOrder<P extends Place>(places: readonly P[]): P[] {
  return places
    .map((place) => ({ place, key: keyOf(place) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ place }) => place);
}

function keyOf({ region, address }: Place): (string | number)[] {
  const words = address.replace(/[(),]/g, " ").split(/\s+/);
  const quarter = words.find((word) => /[가-힣\d](동|읍|면|가)$/.test(word) && !/^\d+동$/.test(word)) ?? "";
  const at = words.findIndex((word) => /[가-힣\d](로|길)$/.test(word));
  const street = at < 0 ? "" : (words[at] ?? "");
  const number = words.slice(at < 0 ? 0 : at + 1).find((word) => /^\d+(-\d+)?$/.test(word)) ?? "0";
  const [main = "0", sub = "0"] = number.split("-");
  return [
    region,
    quarter,
    street.replace(/\d.*$/, ""),
    Number(street.match(/\d+/)?.[0] ?? 0),
    Number(main),
    Number(sub),
  ];
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? "";
    const order = typeof one === "number" ? one - Number(other) : one.localeCompare(String(other), "ko");
    if (order !== 0) return order;
  }
  return 0;
}
