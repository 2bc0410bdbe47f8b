import type { Body, Reply } from "@kipass/contract/endpoint";
import type { signUpFacility as endpoint } from "@kipass/contract/registry";
import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import { hashPassword } from "@kipass/service-kit/passwords";
import type { PhoneCodes } from "@kipass/service-kit/phone-codes";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import type { BusinessRegister } from "../business/business-register.ts";
import type { Contacts } from "../members/contacts.ts";
import { describeMember } from "../members/describe-member.ts";
import { parseLogin } from "../members/login-id.ts";
import { insertManager } from "../members/make-manager.ts";
import { parseMobile } from "../members/mobile.ts";
import { type BusinessState, findAtPlace, insertFacility } from "../store/facilities.ts";
import { insertChange } from "../store/facility-history.ts";
import { isLoginIdTaken, type Member } from "../store/members.ts";
import { describeFacility } from "./describe-facility.ts";
import { parseKind, parseNumber, parsePlace, parseResponsible, parseTelephone } from "./facility-form.ts";
import { plainText } from "./plain-text.ts";

export interface SigningUp {
  db: Database;
  phoneCodes: PhoneCodes;
  contacts: Contacts;
  business: BusinessRegister;
  clock: Clock;
}

export interface SignedUp {
  reply: Reply<typeof endpoint>;
  /** Whose session begins. */
  member: Member;
}

type Form = Body<typeof endpoint>;
type Parsed = ReturnType<typeof parse>;

/**
 * Registers a facility with its first manager. Everything else is checked before the phone code is used up, so that a mistake in the
 * form does not cost another message.
 */
export async function signUpFacility(signingUp: SigningUp, form: Form): Promise<SignedUp> {
  const { db, phoneCodes, business, clock } = signingUp;
  const parsed = parse(form, today(clock));
  await refuseTaken(db, parsed);
  const businessState = parsed.businessNumber === null ? "unknown" : await business.stateOf(parsed.businessNumber);
  if (businessState === "ended") throw new Problem("business-ended");
  await phoneCodes.prove({ phone: parsed.phone, purpose: "sign-up", code: form.code });
  const passwordHash = await hashPassword(form.password);
  return db.tx("sign-up-facility", (tx) => store(tx, signingUp, { ...parsed, businessState }, passwordHash));
}

/** Without a number, or with one the tax office does not know, its municipality looks first. */
export function statusOfNew(businessNumber: string | null, state: BusinessState): "active" | "waiting" {
  return businessNumber === null || state === "unregistered" ? "waiting" : "active";
}

function parse(form: Form, day: Day) {
  if (!form.terms.service || !form.terms.collection) throw new Problem("consent-missing");
  return {
    representative: parseResponsible(form.representative),
    responsible: form.responsible ?? ("representative" as const),
    ...parseKind(form),
    ...parsePlace(form, day),
    businessNumber: form.businessNumber === null ? null : parseNumber(form.businessNumber),
    name: plainText(form.name, "/name", { maxLength: 60 }),
    telephone: parseTelephone(form.telephone),
    areaM2: form.areaM2 ?? null,
    capacity: form.capacity ?? null,
    phone: parseMobile(form.managerPhone),
    loginId: parseLogin(form, [form.managerPhone, form.name]),
  };
}

async function refuseTaken(db: Database, parsed: Parsed): Promise<void> {
  if (await isLoginIdTaken(db, parsed.loginId)) throw new Problem("login-id-taken");
  if (parsed.businessNumber !== null && (await findAtPlace(db, parsed)) !== undefined)
    throw new Problem("facility-exists");
}

async function store(
  tx: Tx,
  signingUp: SigningUp,
  { phone, loginId, ...parsed }: Parsed & { businessState: BusinessState },
  passwordHash: string,
): Promise<SignedUp> {
  const { contacts, clock } = signingUp;
  const [day, nowMs] = [today(clock), clock.nowMs()];
  const status = statusOfNew(parsed.businessNumber, parsed.businessState);
  const representative = contacts.seal("representative", parsed.representative);
  const facts = { ...parsed, representative, status, closedWeekdays: [], lastDoor: 0, signedUpOn: day };
  const id = await insertFacility(tx, facts, nowMs);
  if (id === undefined) throw new Problem("facility-exists");
  const member = await insertManager(tx, signingUp, { facility: id, phone, loginId, passwordHash }, 0);
  await insertChange(tx, nowMs, { facility: id, by: { member: member.id }, what: "signed-up" });
  const { name, sector, region } = parsed;
  return {
    reply: { facility: describeFacility({ id, name, status, sector, region }, day), member: describeMember(member) },
    member,
  };
}
