import type { addPasskey as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import type { Office } from "../office.ts";
import { requireRightToAdd } from "./begin-passkey.ts";
import type { SecondSteps } from "./second-steps.ts";
import type { OfficerCaller, UnconfirmedCaller } from "./session.ts";

/** @throws Problem second-step-needed, passkey-refused, limit-reached, conflict */
export async function addPasskey(
  { log }: Office,
  steps: SecondSteps,
  caller: OfficerCaller | UnconfirmedCaller,
  { passkey }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  await requireRightToAdd(steps, caller);
  const { number, id } = caller.officer;
  await steps.passkeys.add(number, passkey);
  log.info({ event: "passkey-added", officer: id });
  return { passkey: await steps.passkeys.request(number) };
}
