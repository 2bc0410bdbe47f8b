import { parsePhone } from "@kipass/protocol/phone";
import { Problem } from "@kipass/protocol/problem";

/** The number in normal form. @throws Problem bad-phone, foreign-phone */
export function readPhone(text: string): string {
  const phone = parsePhone(text);
  if (typeof phone === "string") return phone;
  throw new Problem(phone.problem, { fields: [{ path: "/phone", code: phone.problem }] });
}
