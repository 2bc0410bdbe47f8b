import { parsePhone } from "@kipass/protocol/phone";
import { Problem } from "@kipass/protocol/problem";

/** @throws Problem bad-phone, foreign-phone */
export function parseMobile(text: string): string {
  const phone = parsePhone(text);
  if (typeof phone === "string") return phone;
  throw new Problem(phone.problem);
}
