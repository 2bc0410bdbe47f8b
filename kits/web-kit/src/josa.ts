import { josa as hangulJosa } from "es-hangul";

export type Josa = Parameters<typeof hangulJosa.pick>[1];

/**
 * The word with its particle: `josa("QR코드", "을/를")` → "QR코드를", `josa("3건", "이/가")` → "3건이".
 * es-hangul reads Hangul only, so a last digit or Latin letter is judged by the sound it has in Korean.
 */
export function josa(word: string, particle: Josa): string {
  return word + hangulJosa.pick(soundOf(word), particle);
}

const digits = "영일이삼사오육칠팔구";
const letters: Record<string, string> = { L: "엘", M: "엠", N: "엔", R: "알" };
const endings: Record<string, string> = { l: "을", m: "음", n: "은", b: "읍", c: "윽", k: "윽", p: "읍", t: "읏" };

/** A syllable that ends as the word does. Brackets and quotes around it are silent. */
function soundOf(word: string): string {
  const last = word.replace(/[^0-9A-Za-z가-힣]+$/u, "").slice(-1);
  if (/[0-9]/.test(last)) return digits[Number(last)] as string;
  // Capitals are read letter by letter; all but L, M, N and R end in a vowel. Small letters are read as a word.
  if (/[A-Z]/.test(last)) return letters[last] ?? "이";
  if (/[a-z]/.test(last)) return endings[last] ?? "이";
  return last || "이";
}
