import { isDeepStrictEqual } from "node:util";
import { fromBase64url } from "@kipass/protocol/bytes";
import { verifyHead } from "@kipass/protocol/log";
import { issuerClient } from "@kipass/sdk/issuer";
import { primitives } from "@kipass/service-kit/primitives";
import type { IssuerApplication } from "./certification-desk.ts";

/**
 * Whether the issuer at that address has the keys it applies with: it publishes them itself, and signs its log head with one.
 * @returns false when nobody answers there
 * @throws Error with a sentence that says what differs
 */
export async function challengeIssuer({ code, baseUrl, signingKey, passKeys }: IssuerApplication): Promise<boolean> {
  const client = issuerClient({ baseUrl });
  const answers = await fetch(baseUrl, { method: "HEAD", signal: AbortSignal.timeout(3_000) }).catch(() => undefined);
  if (!answers) return false;
  const own = await client.describeKeys();
  if (!isDeepStrictEqual(own, { code, signingKey, passKeys }))
    throw new Error(`${baseUrl} publishes other keys than the file: ${JSON.stringify(own)}. Nothing was certified.`);
  const { head } = await client.readLog({ query: {} });
  const signed = { party: code, seq: head.seq, at: head.at, hash: bytes(head.hash) };
  if (!verifyHead(signed, bytes(head.signature), bytes(signingKey), primitives))
    throw new Error(`${baseUrl} does not sign its log with the key in the file (SPEC §13.3). Nothing was certified.`);
  return true;
}

const bytes = (text: string) => fromBase64url(text) ?? new Uint8Array();
