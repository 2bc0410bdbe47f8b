import type { removePasskey as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { equal } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { forgetPublicKey, type Officer } from "../store/officers.ts";
import { listPasskeys } from "./list-passkeys.ts";
import type { SecondSteps } from "./second-steps.ts";

/**
 * Lost or replaced. The ministry has to be told too: to the asked parties a key counts until the certification stops listing it.
 * @throws Problem conflict when no second step would be left, or there is no such passkey
 */
export async function removePasskey(
  { db, log }: Office,
  steps: SecondSteps,
  officer: Officer,
  { id }: Body<typeof endpoint>,
  rpId: string,
): Promise<Reply<typeof endpoint>> {
  const held = await steps.passkeys.list(officer.number);
  const passkey = held.find((one) => one.id === id);
  const isLast = held.length === 1 && !(await steps.oneTimePasswords.isEnrolled(officer.number));
  if (!passkey || isLast) throw new Problem("conflict");
  const signs = officer.publicKey !== null && equal(passkey.publicKey, officer.publicKey);
  if (signs) await forgetPublicKey(db, officer.number);
  await steps.passkeys.remove(officer.number, id);
  log.info({ event: "passkey-removed", officer: officer.id });
  return listPasskeys(steps, signs ? { ...officer, publicKey: null } : officer, rpId);
}
