import type { enrolOneTimePassword as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import type { Officer } from "../store/officers.ts";
import type { SecondSteps } from "./second-steps.ts";

/** @throws Problem conflict when the officer has one already */
export function enrolOneTimePassword(
  { oneTimePasswords }: SecondSteps,
  { number, name }: Officer,
): Promise<Reply<typeof endpoint>> {
  return oneTimePasswords.enrol(number, name);
}
