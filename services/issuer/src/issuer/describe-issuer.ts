import type { Day } from "@kipass/protocol/day";
import { guardianConsent } from "../consents/child-consents.ts";
import type { Bilingual, ConsentText } from "../consents/texts.ts";
import { wordsInForce } from "../consents/words.ts";
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

/** Who issues here, and what visitors are asked to agree to now, in full. */
export function describeIssuer(
  facts: IssuerFacts,
  texts: readonly ConsentText[],
  today: Day,
): IssuerFacts & { consents: ConsentText[]; guardianConsent: typeof guardianConsent } {
  return {
    ...facts,
    consents: wordsInForce(texts, today).map((consent) => inTheNameOf(facts, consent)),
    guardianConsent: inTheNameOf(facts, guardianConsent),
  };
}

/** The consent with the issuing company's name in its text. */
export function inTheNameOf<Text extends { text: Bilingual }>({ name }: { name: Bilingual }, consent: Text): Text {
  const { ko, en } = consent.text;
  return { ...consent, text: { ko: ko.replaceAll("{issuer}", name.ko), en: en.replaceAll("{issuer}", name.en) } };
}
