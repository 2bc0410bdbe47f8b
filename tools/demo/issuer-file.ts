import { readFileSync } from "node:fs";
import type { IssuerFacts } from "../parties.ts";
import type { IssuerApplication } from "./certification-desk.ts";

/** A file that describes an issuer to be admitted: one that runs somewhere, or one to be started here. */
export type IssuerFile = { application: IssuerApplication } | { toStart: IssuerFacts };

/**
 * Running elsewhere: {code, name: {ko, en}, baseUrl, safeNumberIssuer} and {signingKey, passKeys} as its public-keys command prints
 * them. To be started: {code, name, renewals, port (added to PORT_BASE), passKeyId}.
 * @throws Error with a sentence that says what to do
 */
export function readIssuerFile(file: string): IssuerFile {
  const value = parse(file);
  const { code, name, baseUrl, signingKey, passKeys, safeNumberIssuer, renewals, port, passKeyId } = value;
  if (typeof code !== "string" || !isName(name))
    throw new Error(`${file} names no issuer: give code and name {ko, en}.`);
  if (typeof baseUrl === "string" && typeof signingKey === "string" && isKeyList(passKeys) && isCount(safeNumberIssuer))
    return { application: { code, name, baseUrl, signingKey, safeNumberIssuer, passKeys } };
  if (isCount(renewals) && isCount(port) && isCount(passKeyId))
    return { toStart: { code, ...name, renewals, port, passKeyId } };
  throw new Error(
    `${file} is incomplete: give baseUrl, safeNumberIssuer, signingKey and passKeys of a running issuer, or renewals, port and passKeyId of one to start.`,
  );
}

function parse(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) ?? {};
  } catch {
    throw new Error(`${file} cannot be read as JSON.`);
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isName(value: unknown): value is { ko: string; en: string } {
  const { ko, en } = (value ?? {}) as Record<string, unknown>;
  return typeof ko === "string" && typeof en === "string";
}

function isKeyList(value: unknown): value is { keyId: number; publicKey: string }[] {
  return Array.isArray(value) && value.every((key) => isCount(key?.keyId) && typeof key.publicKey === "string");
}
