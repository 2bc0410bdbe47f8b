import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { registerOfficerKey as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { toBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { type Officer, savePublicKey } from "../store/officers.ts";
import { viewOfficer } from "./describe-officer.ts";
import type { SecondSteps } from "./second-steps.ts";

/**
 * Takes the public half of one of the officer's passkeys and leaves it for the ministry to certify. The passkey has confirmed a log-in
 * before: that shows that the officer holds the private half, which never comes here.
 * @throws Problem passkey-refused, conflict when the key is another officer's
 */
export async function registerOfficerKey(
  office: Office & { officerRequestsDir: string },
  { passkeys }: SecondSteps,
  officer: Officer,
  { passkey: id }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const passkey = (await passkeys.list(officer.number)).find((one) => one.id === id);
  if (!passkey || passkey.usedAtMs === null) throw new Problem("passkey-refused");
  const { publicKey, synced } = passkey;
  if (!(await savePublicKey(office.db, officer.number, publicKey))) throw new Problem("conflict");
  await leaveForMinistry(office.officerRequestsDir, { id: officer.id, publicKey: toBase64url(publicKey), synced });
  return { officer: viewOfficer(office, { ...officer, publicKey }) };
}

/** Whole or not at all: the ministry's side may read at any moment. */
async function leaveForMinistry(
  dir: string,
  request: { id: string; publicKey: string; synced: boolean },
): Promise<void> {
  await mkdir(dir, { recursive: true });
  const path = join(dir, `${request.id}.json`);
  await writeFile(`${path}.new`, `${JSON.stringify(request)}\n`);
  await rename(`${path}.new`, path);
}
