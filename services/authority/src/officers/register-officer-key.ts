import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { registerOfficerKey as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { concat, fromBase64url, utf8 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { primitives } from "@kipass/service-kit/primitives";
import type { Office } from "../office.ts";
import { type Officer, savePublicKey } from "../store/officers.ts";
import { viewOfficer } from "./describe-officer.ts";

/**
 * Takes the public half of a key made in the officer's browser and leaves it for the ministry to certify. The proof shows that the
 * officer holds the private half, which never comes here.
 * @throws Problem approval-signature, conflict when the key is another officer's
 */
export async function registerOfficerKey(
  office: Office & { officerRequestsDir: string },
  officer: Officer,
  { publicKey, proof }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const key = fromBase64url(publicKey);
  const signature = fromBase64url(proof);
  if (!key || !signature) throw new Problem("malformed-request");
  if (!primitives.ed25519Verify(key, proofMessage(officer.id, key), signature)) throw new Problem("approval-signature");
  if (!(await savePublicKey(office.db, officer.number, key))) throw new Problem("conflict");
  await leaveForMinistry(office.officerRequestsDir, { id: officer.id, publicKey });
  return { officer: viewOfficer(office, { ...officer, publicKey: Buffer.from(key) }) };
}

export function proofMessage(officerId: string, publicKey: Uint8Array): Uint8Array {
  return concat(utf8("kipass/officer-key/1"), utf8(officerId), publicKey);
}

/** Whole or not at all: the ministry's side may read at any moment. */
async function leaveForMinistry(dir: string, request: { id: string; publicKey: string }): Promise<void> {
  await mkdir(dir, { recursive: true });
  const path = join(dir, `${request.id}.json`);
  await writeFile(`${path}.new`, `${JSON.stringify(request)}\n`);
  await rename(`${path}.new`, path);
}
