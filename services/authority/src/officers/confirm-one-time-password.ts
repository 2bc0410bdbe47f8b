import type { confirmOneTimePassword as endpoint } from "@kipass/contract/authority";
import type { Body } from "@kipass/contract/endpoint";
import type { Officer } from "../store/officers.ts";
import type { SecondSteps } from "./second-steps.ts";

/** A first code shows that the app has the secret. @throws Problem one-time-password-wrong, login-locked */
export async function confirmOneTimePassword(
  { oneTimePasswords }: SecondSteps,
  { number }: Officer,
  { code }: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  await oneTimePasswords.confirm(number, code);
  return {};
}
