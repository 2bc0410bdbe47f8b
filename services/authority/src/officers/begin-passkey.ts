import type { beginPasskey as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import { hasSecondStep, type SecondSteps } from "./second-steps.ts";
import type { OfficerCaller, UnconfirmedCaller } from "./session.ts";

/** @throws Problem second-step-needed */
export async function beginPasskey(
  steps: SecondSteps,
  caller: OfficerCaller | UnconfirmedCaller,
): Promise<Reply<typeof endpoint>> {
  await requireRightToAdd(steps, caller);
  const { number, name, title } = caller.officer;
  const creation = await steps.passkeys.creation({ number, userName: name, displayName: `${name} ${title}` });
  return { creation };
}

/** A password alone registers a first passkey and no further one: who steals a password must not add a second step of their own. */
export async function requireRightToAdd(steps: SecondSteps, caller: OfficerCaller | UnconfirmedCaller): Promise<void> {
  if (caller.kind === "unconfirmed" && (await hasSecondStep(steps, caller.officer.number)))
    throw new Problem("second-step-needed");
}
