import { Problem } from "@kipass/protocol/problem";
import type { Officer } from "../store/officers.ts";
import type { SecondSteps } from "./second-steps.ts";

/** @throws Problem conflict when no second step would be left */
export async function removeOneTimePassword(
  { passkeys, oneTimePasswords }: SecondSteps,
  { number }: Officer,
): Promise<Record<string, never>> {
  if ((await passkeys.list(number)).length === 0) throw new Problem("conflict");
  await oneTimePasswords.remove(number);
  return {};
}
