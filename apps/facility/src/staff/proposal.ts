import { isLoginId } from "../sign-up/form.ts";

/** Eyes and ears confuse none of these. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const PASSWORD_LENGTH = 12;
const LONGEST_ID = 20;

/** The first free serial id: 'cafe' → 'cafe01', and after 'cafe01' comes 'cafe02', … */
export function proposeLoginId(after: string, taken: readonly string[]): string {
  const stem = /^(.{3,}?)\d*$/.exec(after)?.[1] ?? after;
  for (let serial = 1; ; serial++) {
    const number = String(serial).padStart(2, "0");
    const id = stem.slice(0, LONGEST_ID - number.length) + number;
    if (!taken.includes(id) && isLoginId(id)) return id;
  }
}

/** The number of the first door without an alias: '1번 입구', '2번 입구', … */
export function proposeDoorNumber(names: readonly string[]): number {
  const numbers = names.map((name) => Number(/^(?:Door )?(\d{1,5})(?:번 입구)?$/.exec(name)?.[1] ?? 0));
  for (let number = 1; ; number++) if (!numbers.includes(number)) return number;
}

/** `random` gives bytes; those that would favour some letters are thrown away. */
export function proposePassword(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const fair = 256 - (256 % ALPHABET.length);
  let password = "";
  while (password.length < PASSWORD_LENGTH) {
    const [byte = 0] = random(new Uint8Array(1));
    if (byte < fair) password += ALPHABET[byte % ALPHABET.length];
  }
  return password;
}
