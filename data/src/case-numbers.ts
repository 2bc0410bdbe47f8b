/**
 * 사례번호 as health centres write them. Which spellings count is data: another year or another authority adds a line. Sources: 확진자 번호
 * of 시도 and 전국 in 중앙방역대책본부 정례브리핑 (2020–2021), and what health centres number by themselves.
 */
export interface CaseNumberForm {
  readonly code: "yearly" | "daily" | "national";
  /** Of the whole number, after `caseNumberOf` has taken away what only decorates it. */
  readonly pattern: RegExp;
  readonly example: string;
  readonly ko: string;
  readonly en: string;
}

export const caseNumberForms: readonly CaseNumberForm[] = [
  { code: "yearly", pattern: /^20\d\d-\d{4,6}$/, example: "2026-0142", ko: "연도와 번호", en: "year and number" },
  {
    code: "daily",
    pattern: /^20\d\d-(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-\d{4}$/,
    example: "2020-0512-0001",
    ko: "연도, 월일과 번호",
    en: "year, month and day, and number",
  },
  {
    code: "national",
    pattern: /^[1-9]\d{3,7}$/,
    example: "10938",
    ko: "전국 확진자 번호",
    en: "national serial number",
  },
];

/** The one spelling of a case number, or undefined: "#10938" and full-width digits are read as "10938". */
export function caseNumberOf(text: string): string | undefined {
  const number = text
    .normalize("NFKC")
    .replace(/^\s*(제|#)?\s*/, "")
    .replace(/\s*(번|번째)?\s*$/, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-");
  return caseNumberForms.some(({ pattern }) => pattern.test(number)) && isDated(number) ? number : undefined;
}

/** The thirty-first of a month that has thirty days is a slip of the pen. */
function isDated(number: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)(\d\d)-/.exec(number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return true;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1;
}
