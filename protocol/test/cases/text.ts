import { MIDNIGHT, NOW, type VectorCase, type VectorFile } from "./build.ts";

/** Base64url, UTF-8 and JSON: one byte string, one spelling. */
export function textVectors(): VectorFile {
  const base64url = (name: string, text: string, expect: string | null): VectorCase => ({
    name: `base64url: ${name}`,
    format: "base64url",
    text,
    expect,
  });
  const utf8 = (name: string, bytes: string, expect: string | null): VectorCase => ({
    name: `UTF-8: ${name}`,
    format: "utf8",
    bytes,
    expect,
  });
  const json = (name: string, text: string, isAccepted: boolean): VectorCase => ({
    name: `JSON: ${name}`,
    format: "json",
    text,
    expect: isAccepted,
  });
  const cases = [
    base64url("nothing", "", ""),
    base64url("one byte", "_w", "ff"),
    base64url("two bytes", "-_8", "fbff"),
    base64url("three bytes", "AAEC", "000102"),
    base64url("unused bits after one byte", "_x", null),
    base64url("unused bits after two bytes", "-_9", null),
    base64url("one letter", "A", null),
    base64url("five letters", "AAECA", null),
    base64url("padding", "_w==", null),
    base64url("the other alphabet", "+/8", null),
    base64url("white space", "AA EC", null),
    base64url("a letter outside ASCII", "AAEé", null),
    utf8("ASCII", "4b49", "KI"),
    utf8("Hangul", "ec9d98", "의"),
    utf8("the first of two bytes", "c280", "\u0080"),
    utf8("the first of three bytes", "e0a080", "\u0800"),
    utf8("the first of four bytes", "f0908080", "\u{10000}"),
    utf8("around the surrogates", "ed9fbfee8080", "\ud7ff\ue000"),
    utf8("outside the basic plane", "f0a0aeb7", "𠮷"),
    utf8("a byte order mark is text", "efbbbf41", "\ufeff41".replace("41", "A")),
    utf8("the last code point", "f48fbfbf", "\u{10ffff}"),
    utf8("overlong zero", "c080", null),
    utf8("overlong slash", "e080af", null),
    utf8("overlong in four bytes", "f08080af", null),
    utf8("a surrogate", "eda080", null),
    utf8("past the last code point", "f4908080", null),
    utf8("cut", "ec9d", null),
    utf8("a continuation alone", "80", null),
    utf8("a lead byte before ASCII", "c341", null),
    utf8("0xff", "ff", null),
    json("an object", '{"b":1,"a":[true,null,"의"]}', true),
    json("an escaped quote, reverse solidus and line feed", '"\\"\\\\\\n"', true),
    json("a control character without a short escape", '"\\u001f"', true),
    json("a control character escaped in capitals", '"\\u001F"', false),
    json("white space", '{"a": 1}', false),
    json("a line feed behind", "{}\n", false),
    json("a member twice", '{"a":1,"a":1}', false),
    json("a needless escape", '"\\u0041"', false),
    json("an escaped solidus", '"\\/"', false),
    json("1.0", "1.0", false),
    json("1e2", "1e2", false),
    json("-0", "-0", false),
    json("past 2^53", "9007199254740993", false),
    json("cut", '{"a":1', false),
    json("a comma behind", "[1,]", false),
    json("nothing", "", false),
  ];
  return { spec: "SPEC §2.2, §2.4", cases };
}

/** Days begin at 15:00 UTC of the day before. */
export function dayVectors(): VectorFile {
  const of = (name: string, seconds: number, day: string, week: string, start: number): VectorCase => ({
    name,
    seconds,
    expect: {
      day,
      week,
      start,
      number: Number(day.replaceAll("-", "")),
      hour: Math.floor(seconds / 3600),
      slot: Math.floor(seconds / 15),
      dies: start + 29 * 86_400,
    },
  });
  const no = (text: string): VectorCase => ({ name: `"${text}" is no day`, text, expect: false });
  const cases = [
    of("an evening", NOW, "2020-11-20", "2020-11-16", MIDNIGHT),
    of("00:00 in Seoul", MIDNIGHT, "2020-11-20", "2020-11-16", MIDNIGHT),
    of("a second before", MIDNIGHT - 1, "2020-11-19", "2020-11-16", MIDNIGHT - 86_400),
    of("a Monday", MIDNIGHT - 4 * 86_400, "2020-11-16", "2020-11-16", MIDNIGHT - 4 * 86_400),
    of("a Sunday", MIDNIGHT - 4 * 86_400 - 1, "2020-11-15", "2020-11-09", MIDNIGHT - 5 * 86_400),
    of("29 February", 1_582_902_000, "2020-02-29", "2020-02-24", 1_582_902_000),
    of("the last second of a year", 1_609_426_799, "2020-12-31", "2020-12-28", 1_609_340_400),
    of("a new year", 1_609_426_800, "2021-01-01", "2020-12-28", 1_609_426_800),
    { name: '"2020-02-29" is a day', text: "2020-02-29", expect: true },
    ...[
      "2021-02-29",
      "2020-02-30",
      "2020-13-01",
      "2020-00-10",
      "2020-11-00",
      "2020-11-31",
      "2020-1-1",
      "20201120",
      "2020-11-20 ",
      "1969-12-31",
      "+002020-11-20",
      "２０２０-11-20",
      "",
    ].map(no),
  ];
  return { spec: "SPEC §2.3", cases };
}
