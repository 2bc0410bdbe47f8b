import type { VectorFile } from "./build.ts";

/** Text in, normal form out; what is refused says why where there is a choice. */
export function phoneVectors(): VectorFile {
  const good = (text: string, expect: string) => ({ name: `"${text}"`, text, expect });
  const bad = (name: string, text: string) => ({ name, text, expect: { problem: "bad-phone" } });
  const foreign = (name: string, text: string) => ({ name, text, expect: { problem: "foreign-phone" } });
  const cases = [
    good("01012345678", "01012345678"),
    good("010-1234-5678", "01012345678"),
    good("010 1234 5678", "01012345678"),
    good("010.1234.5678", "01012345678"),
    good("(010) 1234-5678", "01012345678"),
    good(" 01012345678\n", "01012345678"),
    good("０１０－１２３４－５６７８", "01012345678"),
    good("010–1234–5678", "01012345678"),
    good("010−1234−5678", "01012345678"),
    good("+82 10-1234-5678", "01012345678"),
    good("+82 010-1234-5678", "01012345678"),
    good("＋８２１０１２３４５６７８", "01012345678"),
    good("0082 10 1234 5678", "01012345678"),
    good("011-234-5678", "0112345678"),
    good("016-1234-5678", "01612345678"),
    good("019-234-5678", "0192345678"),
    bad("nothing", ""),
    bad("a word", "없음"),
    bad("one digit short", "010-1234-567"),
    bad("one digit more", "010-1234-56789"),
    bad("010 with seven digits", "010-234-5678"),
    bad("012 is nobody's", "012-1234-5678"),
    bad("013 is nobody's", "013-1234-5678"),
    bad("a landline in Seoul", "02-123-4567"),
    bad("a landline in Gyeonggi", "031-123-4567"),
    bad("an internet phone", "070-1234-5678"),
    bad("a landline from abroad", "+82-2-123-4567"),
    bad("a national service number", "1588-1234"),
    bad("without the leading zero", "1012345678"),
    bad("82 without a plus", "821012345678"),
    bad("a letter", "010-1234-567O"),
    bad("Arabic-Indic digits", "٠١٠١٢٣٤٥٦٧٨"),
    bad("circled digits are digits, but too few", "⓪①⓪"),
    bad("two numbers", "010-1234-5678/010-8765-4321"),
    bad("an extension", "010-1234-5678#1"),
    bad("a plus inside", "010+1234+5678"),
    bad("a plus alone", "+"),
    bad("41 characters", `010-1234-5678${" ".repeat(28)}`),
    foreign("the United States", "+1 212 555 0100"),
    foreign("China", "+86 138 0013 8000"),
    foreign("Japan, dialled", "0081 90 1234 5678"),
    foreign("full-width", "＋８１９０１２３４５６７８"),
  ];
  return { spec: "SPEC §15.1", cases };
}

export function businessNumberVectors(): VectorFile {
  const good = (text: string, expect: string) => ({ name: `"${text}"`, text, expect });
  const bad = (name: string, text: string) => ({ name, text, expect: null });
  // Check digit of 123-45-6789?: 1+6+21+4+15+42+7+24+45 = 165, and 4 tens of 9·5: 169, so 1.
  const stem = "123456789";
  const cases = [
    good("1234567891", "1234567891"),
    good("123-45-67891", "1234567891"),
    good("123 45 67891", "1234567891"),
    good("１２３－４５－６７８９１", "1234567891"),
    // 2+6+0+8+1+0+0+6+10 = 33 with d9 = 2: 33 + 1 = 34, so 6 … a published number of a large portal: 220-81-62517.
    good("220-81-62517", "2208162517"),
    good("120-81-47521", "1208147521"),
    good("124-81-00998", "1248100998"),
    ...[0, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => bad(`check digit ${digit}`, `${stem}${digit}`)),
    bad("two digits exchanged", "1324567891"),
    bad("one digit wrong", "1234577891"),
    bad("nine digits", stem),
    bad("eleven digits", "12345678910"),
    bad("nothing", ""),
    bad("ten zeros satisfy the sum", "0000000000"),
    bad("a tax office below 101", "1001000003"),
    bad("kind 00", "1230056787"),
    bad("a letter", "123-45-6789I"),
    bad("dots", "123.45.67891"),
    bad("a corporate registration number", "110111-1234567"),
    bad("41 characters", `1234567891${" ".repeat(31)}`),
  ];
  return { spec: "SPEC §15.2", cases };
}

export function nameVectors(): VectorFile {
  const good = (text: string, expect: string) => ({ name: JSON.stringify(text), text, expect });
  const bad = (name: string, text: string) => ({ name, text, expect: null });
  const cases = [
    good("홍길동", "홍길동"),
    good("이 산", "이 산"),
    good("남궁선", "남궁선"),
    good("쀍똠방각하", "쀍똠방각하"),
    good("홍길동".normalize("NFD"), "홍길동"),
    good("  홍길동 ", "홍길동"),
    good("Anne  Marie O’Brien", "Anne Marie O'Brien"),
    good("José Müller-Łukasz Jr.", "José Müller-Łukasz Jr."),
    good("Nguyễn Văn Anh", "Nguyễn Văn Anh"),
    good("Nguyễn".normalize("NFD"), "Nguyễn"),
    good("가".repeat(40), "가".repeat(40)),
    bad("nothing", ""),
    bad("spaces", "   "),
    bad("one syllable", "홍"),
    bad("41 syllables", "가".repeat(41)),
    bad("a digit", "홍길동2"),
    bad("jamo that make no syllable", "ㅎㄱㄷ"),
    bad("a Hangul filler", "홍\u3164길동"),
    bad("a zero-width space", "홍\u200b길동"),
    bad("a right-to-left mark", "홍길동\u202e"),
    bad("a line feed", "홍길\n동"),
    bad("a tab", "홍길\t동"),
    bad("full-width Latin", "Ｈｏｎｇ"),
    bad("Cyrillic that looks Latin", "Аnna"),
    bad("Chinese characters", "洪吉童"),
    bad("an emoji", "홍길동🙂"),
    bad("a formula", "=1+1"),
    bad("a hyphen in front", "-홍길동"),
    bad("an apostrophe in front", "'홍길동"),
    bad("a full stop in front", ".홍길동"),
    bad("markup", "<b>홍길동</b>"),
    bad("a comma", "Hong, Gildong"),
    bad("the sign ×", "홍×길동"),
    bad("161 characters", `홍길동${" ".repeat(158)}`),
  ];
  return { spec: "SPEC §15.3", cases };
}
