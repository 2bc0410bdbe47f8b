import { parseName } from "@kipass/protocol/name";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { type ProfileKeys, sealColumn } from "../accounts/profile.ts";
import type { Session } from "../accounts/session.ts";
import { checkConsents } from "../consents/check-consents.ts";
import { type ChildConsentKind, childConsents } from "../consents/child-consents.ts";
import type { ConsentText } from "../consents/texts.ts";
import { nextNumber } from "../store/accounts.ts";
import { insertChild } from "../store/children.ts";
import { keepConsents } from "../store/consents.ts";
import { checkVerified } from "./check-verified.ts";
import { MOST_CHILDREN } from "./children-on-device.ts";
import { childrenOnDevice, lockFamily } from "./family.ts";
import { checkUnderAge, ofAgeOn } from "./of-age.ts";

export interface ChildrenParts {
  db: Database;
  keys: ProfileKeys;
  clock: Clock;
}

export interface AddChildParts extends ChildrenParts {
  texts: readonly ConsentText[];
}

interface NewChild {
  name: string;
  birthDate: string;
  consents: { kind: ChildConsentKind; version: string; agreed: boolean }[];
}

/**
 * A guardian's consent, given once with their own verified phone, makes an account for a child under 14, which this
 * device draws for from now on. The same child again is the same account. `renewed` is the guardian's session with it.
 * @throws Problem not-verified, bad-name, bad-birth-date, child-of-age, consent-missing, consent-outdated, children-limit, device-replaced
 */
export async function addChild(session: Session, request: NewChild, { db, keys, clock, texts }: AddChildParts) {
  const day = today(clock);
  checkVerified(session, day);
  const name = parseName(request.name);
  if (name === undefined) throw new Problem("bad-name", { fields: [{ path: "/name", code: "bad-name" }] });
  const { birthDate, consents } = request;
  checkUnderAge(birthDate, day);
  checkConsents(consents, childConsents(texts, day));
  return db.tx("add-child", async (tx) => {
    const family = await lockFamily(tx, session.account, keys);
    const known = family.find((each) => each.name === name && each.birthDate === birthDate);
    if (!known && family.length >= MOST_CHILDREN) throw new Problem("children-limit");
    const child = known?.child ?? (await insertNew(tx, { name, birthDate }));
    await keepConsents(tx, child, consents, day);
    const children = childrenOnDevice(await lockFamily(tx, session.account, keys));
    return { answer: { child, ofAgeOn: ofAgeOn(birthDate) }, renewed: { ...session, children } };
  });

  async function insertNew(tx: Tx, child: { name: string; birthDate: string }): Promise<number> {
    const number = await nextNumber(tx);
    await insertChild(tx, {
      number,
      nameSealed: sealColumn(child.name, number, "name", keys.profile),
      birthDateSealed: sealColumn(child.birthDate, number, "birth-date", keys.profile),
      guardian: session.account,
      today: day,
    });
    return number;
  }
}
