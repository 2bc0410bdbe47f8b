import { cat, fixed, hex, hmac, uint, type VectorCase, type VectorFile } from "./build.ts";

/** The alphabet by the rule of SPEC §15.4, from the code table of KS X 1001 itself. */
const INITIALS = [..."ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"];
const VOWELS = [..."ㅏㅐㅑㅓㅔㅕㅗㅘㅚㅛㅜㅝㅟㅠㅡㅢㅣ"];
const FINALS = ["", ..."ㄱㄴㄹㅁㅂㅅㅇㄷㅆㅈㅊㅌㅍㅎㄻㄺ"];
const LEFT_OUT = "일이삼사오육칠팔구십영공년놈좆좃좇젖병욕죽엿";
const UNICODE_INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const UNICODE_VOWELS = [..."ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"];
const UNICODE_FINALS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];

/** Seventeen rows of 98 syllables. */
export const alphabet: string[] = makeAlphabet();

function makeAlphabet(): string[] {
  const standard = syllablesOfStandard();
  const rows = Array.from({ length: 17 }, () => "");
  for (const [f, final] of FINALS.entries()) {
    for (const [v, vowel] of VOWELS.entries()) {
      for (const [i, initial] of INITIALS.entries()) {
        const written = syllable(initial, vowel, final);
        const row = (10 * i + 9 * v + f) % 17;
        const isFull = rows[row]?.length === 98;
        if (standard.has(written) && !LEFT_OUT.includes(written) && !isFull) rows[row] += written;
      }
    }
  }
  return rows;
}

function syllable(initial: string, vowel: string, final: string): string {
  const indexes = [UNICODE_INITIALS.indexOf(initial), UNICODE_VOWELS.indexOf(vowel), UNICODE_FINALS.indexOf(final)];
  const [i, v, f] = indexes as [number, number, number];
  return String.fromCodePoint(0xac00 + (i * 21 + v) * 28 + f);
}

/** Rows 16 to 40 of KS X 1001 are its 2,350 syllables. */
function syllablesOfStandard(): Set<string> {
  const decoder = new TextDecoder("euc-kr");
  const letters = new Set<string>();
  for (let row = 0xb0; row <= 0xc8; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) letters.add(decoder.decode(Uint8Array.of(row, cell)));
  }
  return letters;
}

const rowOf = (letter: string) => alphabet.findIndex((row) => row.includes(letter));
const weights = [5, 13, 10, 9, 3, 1];
const sumOf = (number: string) =>
  [...number].reduce((sum, letter, n) => {
    const value = /[0-9]/.test(letter) ? Number(letter) : rowOf(letter);
    return (sum + (weights[n] as number) * value) % 17;
  }, 0);

/** The second syllable is the only one of the 98 at this place of its row that makes the sum 1. */
function complete(start: string, place: number): string {
  const row = alphabet.find((letters) => sumOf(start + letters[place]) === 1) as string;
  return start + row[place];
}

function numberOf(serial: number, issuer: number, key: Uint8Array): string {
  let [left, right] = [Math.floor(serial / 9604), serial % 9604];
  for (let round = 0; round < 10; round++) {
    const isEven = round % 2 === 0;
    const message = cat("kipass/safe-number/1", uint(issuer, 1), uint(round, 1), uint(isEven ? right : left, 2));
    const shift = hmac(key, message).readUIntBE(0, 6);
    if (isEven) left = (left + shift) % 10_625;
    else right = (right + shift) % 9604;
  }
  const place = left * 9604 + right;
  const first = Math.floor(place / 98) % 1666;
  const digits = String(16 * Math.floor(place / 98 / 1666) + issuer).padStart(4, "0");
  const letter = alphabet[Math.floor(first / 98)]?.[first % 98];
  return complete(`${digits.slice(0, 2)}${letter}${digits.slice(2)}`, place % 98);
}

const LAST = 102_042_499;
const key = fixed("naver safe number key");
const otherKey = fixed("kakao safe number key");

/** Some numbers of an issuer, for orders. */
export const safeNumbers = (issuer: number, count: number): string[] =>
  Array.from({ length: count }, (_, serial) => numberOf(serial, issuer, key));

export function safeNumberVectors(): VectorFile {
  const number = numberOf(2026, 3, key);
  return { spec: "SPEC §15.4", cases: [...made(), ...opened(number), ...read(number), ...misread(number)] };
}

function made(): VectorCase[] {
  const make = (name: string, serial: number, issuer = 3, by = key): VectorCase => ({
    name: `make: ${name}`,
    operation: "make",
    serial,
    issuer,
    key: hex(by),
    expect: numberOf(serial, issuer, by),
  });
  return [
    make("the first serial", 0),
    make("the second", 1),
    make("the third", 2),
    make("the last of a right half", 9603),
    make("the first of the next left half", 9604),
    make("in the middle", 51_021_250),
    make("the last serial", LAST),
    make("the first serial of another issuer", 0, 4),
    make("of the first issuer", 77, 0),
    make("of the last issuer", 77, 15),
    make("under another key", 0, 3, otherKey),
  ];
}

function opened(number: string): VectorCase[] {
  const open = (name: string, text: string, expect: number | null, issuer = 3, by = key): VectorCase => ({
    name: `open: ${name}`,
    operation: "open",
    number: text,
    issuer,
    key: hex(by),
    expect: expect === null ? null : { serial: expect },
  });
  return [
    open("the first serial", numberOf(0, 3, key), 0),
    open("the last serial", numberOf(LAST, 3, key), LAST),
    open("a serial between", number, 2026),
    open("of the last issuer", numberOf(2026, 15, otherKey), 2026, 15, otherKey),
    open("another issuer's", numberOf(2026, 4, key), null),
    open("with a gap, which is not its one spelling", `${number.slice(0, 3)} ${number.slice(3)}`, null),
    open("taken apart", number.normalize("NFD"), null),
    open("misread", number.slice(0, 5) + otherLetter(number[5] as string), null),
    open("nothing", "", null),
  ];
}

function read(number: string): VectorCase[] {
  const good = (name: string, text: string): VectorCase => ({
    name: `read: ${name}`,
    operation: "read",
    text,
    expect: { number, issuer: 3, shown: `${number.slice(0, 3)} ${number.slice(3)}` },
  });
  const [a, b] = [number.slice(0, 3), number.slice(3)];
  const wide = number.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return [
    good("as it is", number),
    good("as it is shown", `${a} ${b}`),
    good("space everywhere", ` ${[...number].join(" ")}\n`),
    good("an ideographic space", `${a}\u3000${b}`),
    good("a no-break space", `${a}\u00a0${b}`),
    good("a hyphen", `${a}-${b}`),
    good("a dash", `${a}–${b}`),
    good("full-width digits", wide),
    good("taken apart into jamo", number.normalize("NFD")),
    good("full-width and taken apart", wide.normalize("NFD")),
    good("40 characters", number + " ".repeat(34)),
  ];
}

function misread(number: string): VectorCase[] {
  const bad = (name: string, text: string): VectorCase => ({
    name: `read: ${name}`,
    operation: "read",
    text,
    expect: null,
  });
  const letters = [...number];
  const changed = (at: number, letter: string) => letters.with(at, letter).join("");
  const exchanged = (at: number, other: number) =>
    letters
      .with(at, letters[other] as string)
      .with(other, letters[at] as string)
      .join("");
  const digit = (at: number) => String((Number(letters[at]) + 1) % 10);
  const outside = (letter: string) => `00${letter}00가`;
  return [
    ...[0, 1, 3, 4].map((at) => bad(`digit ${at} one more`, changed(at, digit(at)))),
    ...[2, 5].map((at) => bad(`another vowel at ${at}`, changed(at, otherLetter(letters[at] as string)))),
    bad("the first two digits exchanged", exchanged(0, 1)),
    bad("the last two digits exchanged", exchanged(3, 4)),
    bad("the outer digits exchanged", exchanged(0, 4)),
    bad("the syllables exchanged", exchanged(2, 5)),
    bad("a digit and a syllable exchanged", exchanged(1, 2)),
    bad("a syllable and a digit exchanged", exchanged(2, 3)),
    bad("the usual sample", "12가34나"),
    bad("the usual filler", "00가00가"),
    ...[..."까꽤걔뷁갂값이구년"].map((letter) => bad(`${letter} is not of the alphabet`, outside(letter))),
    bad("a jamo alone", `${number.slice(0, 5)}ㄱ`),
    bad("a Latin letter", `${number.slice(0, 5)}a`),
    bad("a Chinese character", `${number.slice(0, 5)}加`),
    bad("O instead of 0", changed(0, "O")),
    bad(
      "Arabic-Indic digits",
      number.replace(/[0-9]/g, (one) => String.fromCharCode(0x660 + Number(one))),
    ),
    bad("a syllable short", number.slice(0, 5)),
    bad("a digit short", number.slice(1)),
    bad("a digit more", `${number}1`),
    bad("a syllable more", `${number}가`),
    bad("two numbers", number + number),
    bad("a comma inside", `${number.slice(0, 3)},${number.slice(3)}`),
    bad("syllables first", "가12나34"),
    bad("a phone number", "01012345678"),
    bad("41 characters", number + " ".repeat(35)),
    bad("nothing", ""),
  ];
}

/** The next syllable in the alphabet that differs in the vowel alone. */
function otherLetter(letter: string): string {
  const index = letter.charCodeAt(0) - 0xac00;
  const base = Math.floor(index / 588) * 588 + (index % 28);
  const siblings = UNICODE_VOWELS.map((_, vowel) => String.fromCodePoint(0xac00 + base + vowel * 28));
  return siblings.find((sibling) => sibling !== letter && rowOf(sibling) >= 0) as string;
}
