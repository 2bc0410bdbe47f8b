/** Korean family names of two syllables (통계청, 2015): all others have one. */
const TWO_SYLLABLES = [
  "남궁",
  "황보",
  "제갈",
  "사공",
  "선우",
  "서문",
  "독고",
  "동방",
  "망절",
  "어금",
  "소봉",
  "장곡",
  "강전",
];

/** For software that wants two fields. A name in Latin letters has its family name last; one that cannot be told apart is all family name. */
export function splitName(name: string): { family: string; given: string } {
  if (/^[가-힣]+$/.test(name)) {
    const two = name.length > 2 && TWO_SYLLABLES.some((family) => name.startsWith(family));
    const length = two ? 2 : 1;
    return { family: name.slice(0, length), given: name.slice(length) };
  }
  const words = name.split(" ");
  const family = words.at(-1) ?? "";
  return { family, given: words.slice(0, -1).join(" ") };
}
