import type { listPasskeys as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { equal } from "@kipass/protocol/bytes";
import type { Officer } from "../store/officers.ts";
import type { SecondSteps } from "./second-steps.ts";

/** An officer's own. */
export async function listPasskeys(
  { passkeys, oneTimePasswords }: SecondSteps,
  { number, publicKey: signingKey }: Officer,
  rpId: string,
): Promise<Reply<typeof endpoint>> {
  return {
    passkeys: (await passkeys.list(number)).map(({ publicKey, ...facts }) => ({
      ...facts,
      signs: signingKey !== null && equal(publicKey, signingKey),
    })),
    rpId,
    oneTimePassword: await oneTimePasswords.isEnrolled(number),
  };
}
