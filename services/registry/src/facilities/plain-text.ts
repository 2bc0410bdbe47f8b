import { isText } from "@kipass/protocol/json";
import { Problem } from "@kipass/protocol/problem";

/** Text a person typed, in one form: NFC, outer spaces cut, inner runs of spaces one, no control characters. `path` names the field. */
export function plainText(
  text: string,
  path: string,
  { maxLength, mayBeEmpty = false }: { maxLength: number; mayBeEmpty?: boolean },
): string {
  const plain = text.normalize("NFC").trim().replace(/ +/g, " ");
  if (isText(plain, maxLength) || (mayBeEmpty && plain === "")) return plain;
  throw malformed(path);
}

export function malformed(path: string): Problem {
  return new Problem("malformed-request", { fields: [{ path, code: "malformed-request" }] });
}
