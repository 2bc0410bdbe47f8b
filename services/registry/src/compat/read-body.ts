import { Problem } from "@kipass/protocol/problem";

const LONGEST_TEXT = 2048;

/**
 * The named fields of a body as text. Programs send numbers as text and text as numbers, more than is asked or less; what is missing,
 * too long or no text at all reads as "".
 * @param bytes the body as it came; none reads as an object without fields
 * @throws Problem malformed-request when it is no JSON object
 */
export function readBody<Field extends string>(
  bytes: unknown,
  { properties }: { properties: Record<Field, unknown> },
): Record<Field, string> {
  const sent = parse(Buffer.isBuffer(bytes) ? bytes.toString("utf8") : "");
  const read = (field: Field) => [field, Object.hasOwn(sent, field) ? textOf(sent[field]) : ""];
  return Object.fromEntries((Object.keys(properties) as Field[]).map(read));
}

function parse(text: string): Record<string, unknown> {
  const json = text.replace(/^\uFEFF/, "").trim();
  if (json === "") return {};
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {}
  throw new Problem("malformed-request");
}

function textOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return "";
  const isUsable = value.length <= LONGEST_TEXT && value.isWellFormed() && !value.includes("\0");
  return isUsable ? value : "";
}
