import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Session } from "../accounts/session.ts";
import { lockAccount } from "../store/accounts.ts";
import { keepConsents, readConsentHistory } from "../store/consents.ts";
import type { ConsentAnswer } from "./check-consents.ts";
import { checkConsents } from "./check-consents.ts";
import { MOST_CONSENTS } from "./list-consents.ts";
import type { ConsentText } from "./texts.ts";
import { agreedTo, consentsDue, newestWords } from "./words.ts";

export interface GiveConsentsParts {
  db: Database;
  texts: readonly ConsentText[];
  clock: Clock;
}

/**
 * Consent to new words, announced or binding; what was agreed to before stays on record. Whoever does not agree sends
 * nothing, and draws until the new words have bound for the days of grace.
 * @throws Problem device-replaced, consent-missing, consent-outdated
 */
export async function giveConsents(
  session: Session,
  { consents }: { consents: ConsentAnswer[] },
  { db, texts, clock }: GiveConsentsParts,
): Promise<Session> {
  return db.tx("give-consents", async (tx) => {
    const row = await lockAccount(tx, session.account);
    if (!row || row.endedDay !== null) throw new Problem("device-replaced");
    const given = await readConsentHistory(tx, session.account, MOST_CONSENTS);
    const asked = consentsDue(texts, given)?.kinds ?? [];
    checkConsents(
      consents,
      newestWords(texts).filter(({ kind }) => asked.includes(kind)),
    );
    const agreed = consents.filter(({ kind }) => asked.includes(kind));
    await keepConsents(tx, session.account, agreed, today(clock));
    return { ...session, agreedTo: agreedTo(texts, [...given, ...agreed]) };
  });
}
