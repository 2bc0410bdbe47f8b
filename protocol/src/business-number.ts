/** 사업자등록번호: tax office 3 · kind 2 · serial 4 · check digit 1. The check digit is the 국세청's. SPEC §15.2. */
const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5];
const LONGEST_INPUT = 40;

/** Ten digits, or undefined. Ten zeros would satisfy the sum; no tax office has a number below 101. */
export function parseBusinessNumber(text: string): string | undefined {
  if (text.length > LONGEST_INPUT) return undefined;
  const digits = text.normalize("NFKC").replace(/[\s\-\u2010-\u2015\u2212]/g, "");
  if (!/^\d{10}$/.test(digits) || digits < "1010000000" || digits.slice(3, 5) === "00") return undefined;
  return checkDigit(digits) === Number(digits[9]) ? digits : undefined;
}

/** "123-45-67890", for ten digits. */
export function formatBusinessNumber(digits: string): string {
  return digits.replace(/^(\d{3})(\d{2})(\d{5})$/, "$1-$2-$3");
}

function checkDigit(digits: string): number {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  // The ninth digit counts once more with the tens of its product.
  return (10 - ((sum + Math.floor((5 * Number(digits[8])) / 10)) % 10)) % 10;
}
