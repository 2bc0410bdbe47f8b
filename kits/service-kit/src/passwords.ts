import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { commonPasswords } from "./common-passwords.ts";

const argon2Async = promisify(argon2);

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** The PHC string to store: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export async function hashPassword(password: string, salt: Buffer = randomBytes(SALT_BYTES)): Promise<string> {
  const tag = await derive(password, salt, COST, TAG_BYTES);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`;
}

/**
 * Whether the password is the stored one. Without a stored one it works as long and answers false, so that the time
 * taken does not tell which log-in names exist.
 */
export async function checkPassword(password: string, stored: string | undefined): Promise<boolean> {
  const parsed = PHC.exec(stored ?? NOBODY);
  if (!parsed) throw new Error("a stored password is not an argon2id string");
  const [memory, passes, parallelism] = parsed.slice(1, 4).map(Number) as [number, number, number];
  const [salt, tag] = parsed.slice(4, 6).map((text) => Buffer.from(text, "base64")) as [Buffer, Buffer];
  const derived = await derive(password, salt, { memory, passes, parallelism }, tag.length);
  return timingSafeEqual(derived, tag) && stored !== undefined;
}

/** What is wrong with a new password, if anything. `known` are words an attacker would try first: login id, phone, names. */
export function passwordProblem(
  password: string,
  known: readonly string[] = [],
): "bad-password" | "weak-password" | undefined {
  const length = [...password].length;
  if (length < 10 || length > 200) return "bad-password";
  const text = password.normalize("NFC").toLowerCase();
  return new Set(text).size < 5 || isSequence(text) || containsKnown(text, [...commonPasswords, ...known])
    ? "weak-password"
    : undefined;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

function derive(password: string, nonce: Buffer, cost: typeof COST, tagLength: number): Promise<Buffer> {
  return argon2Async("argon2id", { message: Buffer.from(password.normalize("NFC")), nonce, ...cost, tagLength });
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}

/** A word that leaves fewer than six other characters makes the password as guessable as the word. */
function containsKnown(text: string, words: readonly string[]): boolean {
  return words
    .map((word) => word.normalize("NFC").toLowerCase())
    .some((word) => word.length >= 4 && text.includes(word) && text.replaceAll(word, "").length < 6);
}

/** Runs such as 0123456789 or zyxwvutsrq, in either direction. */
function isSequence(text: string): boolean {
  const steps = [...text]
    .slice(1)
    .map((character, index) => (character.codePointAt(0) ?? 0) - (text.codePointAt(index) ?? 0));
  return steps.filter((step) => step === 1 || step === -1 || step === 0).length > steps.length * 0.7;
}
