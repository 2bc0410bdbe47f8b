/**
 * Mobile numbers only: a number that cannot receive a message cannot reach a contact. People type them with spaces, hyphens,
 * full-width digits from a Korean keyboard, or with +82 from the address book; one number has one normal form. SPEC §15.1.
 */
const MOBILE = /^01(0\d{8}|[16789]\d{7,8})$/;
const LONGEST_INPUT = 40;

export type PhoneProblem = { problem: "bad-phone" | "foreign-phone" };

/** The normal form is digits alone, "01012345678". */
export function parsePhone(text: string): string | PhoneProblem {
  if (text.length > LONGEST_INPUT) return { problem: "bad-phone" };
  const dialled = text.normalize("NFKC").replace(/[\s().\-\u2010-\u2015\u2212]/g, "");
  if (!/^\+?\d+$/.test(dialled)) return { problem: "bad-phone" };
  const international = /^(?:\+|00)(\d+)$/.exec(dialled)?.[1];
  if (international !== undefined && !international.startsWith("82")) return { problem: "foreign-phone" };
  // "+82 010-…" is dialled by nobody and typed by many.
  const national = international === undefined ? dialled : `0${international.slice(2).replace(/^0/, "")}`;
  return MOBILE.test(national) ? national : { problem: "bad-phone" };
}

/** "010-1234-5678", for a number in normal form. */
export function formatPhone(phone: string): string {
  return phone.replace(/^(\d{3})(\d{3,4})(\d{4})$/, "$1-$2-$3");
}
