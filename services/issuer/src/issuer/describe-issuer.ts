import { type Bilingual, type ConsentText, consentTexts } from "../consents/texts.ts";
import type { ProofMethod } from "../proofs/identity-proofs.ts";

export interface IssuerFacts {
  code: string;
  name: Bilingual;
  /** How often the app redraws by itself before it shows '재시도'. */
  renewals: number;
  /** With the issuing company's own account, or by typing name and phone. */
  logIn: "openid" | "sms";
  /** Ways to verify beside the code by SMS. */
  proofs: ProofMethod[];
}

/** Who issues here, and what visitors are asked to agree to, in full. */
export function describeIssuer(facts: IssuerFacts): IssuerFacts & { consents: ConsentText[] } {
  return {
    ...facts,
    consents: consentTexts.map((consent) => ({ ...consent, text: inTheNameOf(facts, consent.text) })),
  };
}

function inTheNameOf({ name }: IssuerFacts, text: Bilingual): Bilingual {
  return { ko: text.ko.replaceAll("{issuer}", name.ko), en: text.en.replaceAll("{issuer}", name.en) };
}
