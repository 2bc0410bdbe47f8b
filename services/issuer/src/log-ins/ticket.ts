import { randomBytes } from "node:crypto";
import { concat, fromBase64url, fromUtf8, sized, toBase64url, utf8 } from "@kipass/protocol/bytes";
import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, nowSeconds } from "@kipass/service-kit/clock";
import { primitives as p } from "@kipass/service-kit/primitives";
import type { Secrets } from "./provider.ts";

/** Somebody a provider spoke for, before they have agreed to anything: nobody has stored this. */
export interface Person {
  name: string;
  /** In normal form. */
  phone: string;
  birthDate: Day | null;
}

/** What each ticket holds. A ticket of one kind is nothing at the door of another. */
interface Contents {
  "log-in": Secrets;
  person: Person;
  /** Of this session alone. */
  proof: Secrets & { account: number; generation: number };
}

export interface TicketParts {
  key: Uint8Array;
  clock: Clock;
}

const LIFE_SECONDS = 600;
const NONCE_BYTES = 12;

/**
 * Lets the page carry what the issuer must not store yet: nonce (12) ‖ AES-256-GCM(key, JSON with its end), AAD = kind. The page
 * keeps it for one visit and cannot read it.
 */
export function sealTicket<Kind extends keyof Contents>(
  kind: Kind,
  contents: Contents[Kind],
  { key, clock }: TicketParts,
): string {
  const nonce = randomBytes(NONCE_BYTES);
  const plain = utf8(JSON.stringify({ ...contents, until: nowSeconds(clock) + LIFE_SECONDS }));
  return toBase64url(concat(nonce, p.gcmSeal(key, nonce, plain, aad(kind))));
}

/** @throws Problem log-in-expired for anything that is not a living ticket of this kind */
export function openTicket<Kind extends keyof Contents>(
  kind: Kind,
  text: string,
  { key, clock }: TicketParts,
): Contents[Kind] {
  const bytes = fromBase64url(text) ?? new Uint8Array();
  const plain = p.gcmOpen(key, bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES), aad(kind));
  const words = plain && fromUtf8(plain);
  if (words === undefined) throw new Problem("log-in-expired");
  const { until, ...contents } = JSON.parse(words) as Contents[Kind] & { until: number };
  if (nowSeconds(clock) >= until) throw new Problem("log-in-expired");
  return contents as unknown as Contents[Kind];
}

function aad(kind: string): Uint8Array {
  return concat(utf8("kipass/log-in-ticket/1"), sized(kind));
}
