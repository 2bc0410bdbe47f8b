import type { Database } from "@kipass/service-kit/postgres/database";
import type { Session } from "../accounts/session.ts";
import type { Bilingual } from "../consents/texts.ts";
import { inTheNameOf } from "../issuer/describe-issuer.ts";
import { type PastConsentRow, readConsentHistory } from "../store/consents.ts";
import type { ConsentText } from "./texts.ts";
import { type ConsentsDue, consentsDue, newestWords } from "./words.ts";

export const MOST_CONSENTS = 300;

/** Who agreed to what, when; and the new words that are still to be agreed to, in full. */
export async function listConsents(
  { account }: Session,
  parts: { db: Database; texts: readonly ConsentText[]; issuer: { name: Bilingual } },
): Promise<{ consents: PastConsentRow[]; due: (Pick<ConsentsDue, "bindsFrom"> & { texts: ConsentText[] }) | null }> {
  const consents = await readConsentHistory(parts.db, account, MOST_CONSENTS);
  const due = consentsDue(parts.texts, consents);
  if (!due) return { consents, due: null };
  const texts = newestWords(parts.texts)
    .filter(({ kind }) => due.kinds.includes(kind))
    .map((text) => inTheNameOf(parts.issuer, text));
  return { consents, due: { bindsFrom: due.bindsFrom, texts } };
}
