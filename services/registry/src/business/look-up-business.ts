import type { Body, Reply } from "@kipass/contract/endpoint";
import type { lookUpBusiness as endpoint } from "@kipass/contract/registry";
import { parseNumber } from "../facilities/facility-form.ts";
import type { BusinessRegister } from "./business-register.ts";

/** @throws Problem bad-business-number */
export type LookUpBusiness = (form: Body<typeof endpoint>) => Promise<Reply<typeof endpoint>>;

const MOST_A_MINUTE = 60;

/**
 * For a form that is being filled in. The tax office counts what it is asked, and everybody may ask here: past sixty a minute in a process
 * the answer is `unknown`, so that strangers do not use up what those need who sign up. Counted by the process's own steady time.
 */
export function createLookUp(
  business: BusinessRegister,
  steadyMs: () => number = () => performance.now(),
): LookUpBusiness {
  let minute = 0;
  let asked = 0;
  return async ({ businessNumber }) => {
    const number = parseNumber(businessNumber);
    const now = Math.floor(steadyMs() / 60_000);
    asked = now === minute ? asked + 1 : 1;
    minute = now;
    return { state: asked > MOST_A_MINUTE ? "unknown" : await business.stateOf(number) };
  };
}
