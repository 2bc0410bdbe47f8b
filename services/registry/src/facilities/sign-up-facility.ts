import type { Body, Reply } from "@kipass/contract/endpoint";
import type { signUpFacility as endpoint } from "@kipass/contract/registry";
import { municipalitiesOn } from "@kipass/data/regions";
import { sectorOf } from "@kipass/data/sectors";
import { parseBusinessNumber } from "@kipass/protocol/business-number";
import type { Day } from "@kipass/protocol/day";
import { parseName } from "@kipass/protocol/name";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import { hashPassword } from "@kipass/service-kit/passwords";
import type { PhoneCodes } from "@kipass/service-kit/phone-codes";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import type { Contacts } from "../members/contacts.ts";
import { describeMember } from "../members/describe-member.ts";
import { parseLogin } from "../members/login-id.ts";
import { parseMobile } from "../members/mobile.ts";
import { insertFacility, isRegisteredHere } from "../store/facilities.ts";
import { insertMember, isLoginIdTaken, type Member } from "../store/members.ts";
import { describeFacility } from "./describe-facility.ts";
import { malformed, plainText } from "./plain-text.ts";

export interface SigningUp {
  db: Database;
  phoneCodes: PhoneCodes;
  contacts: Contacts;
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
  const { db, phoneCodes, clock } = signingUp;
  const day = today(clock);
  const parsed = parse(form, day);
  await refuseTaken(db, parsed);
  await phoneCodes.prove({ phone: parsed.phone, purpose: "sign-up", code: form.code });
  const passwordHash = await hashPassword(form.password);
  return db.tx("sign-up-facility", (tx) => store(tx, signingUp, parsed, passwordHash));
}

function parse(form: Form, day: Day) {
  if (!form.terms.service || !form.terms.collection) throw new Problem("consent-missing");
  const representative = parseName(form.representative);
  if (representative === undefined)
    throw new Problem("bad-name", { fields: [{ path: "/representative", code: "bad-name" }] });
  return {
    ...parseKind(form, day),
    businessNumber: parseNumber(form.businessNumber),
    representative,
    name: plainText(form.name, "/name", { maxLength: 60 }),
    telephone: parseTelephone(form.telephone),
    address: plainText(form.address, "/address", { maxLength: 120 }),
    addressDetail: plainText(form.addressDetail, "/addressDetail", { maxLength: 120, mayBeEmpty: true }),
    phone: parseMobile(form.managerPhone),
    loginId: parseLogin(form, [form.managerPhone, form.name]),
  };
}

function parseKind({ sector, sectorDetail, region }: Form, day: Day) {
  if (!sectorOf(sector)) throw malformed("/sector");
  if (sector === "other" && sectorDetail === null) throw malformed("/sectorDetail");
  if (!municipalitiesOn(day).some(({ code }) => code === region)) throw malformed("/region");
  const detail = sectorDetail === null ? null : plainText(sectorDetail, "/sectorDetail", { maxLength: 40 });
  return { sector, sectorDetail: detail, region };
}

function parseNumber(text: string | null): string | null {
  if (text === null) return null;
  const number = parseBusinessNumber(text);
  if (number === undefined)
    throw new Problem("bad-business-number", { fields: [{ path: "/businessNumber", code: "bad-business-number" }] });
  return number;
}

/** Any line in Korea, also 1588-0000; kept as typed. */
function parseTelephone(text: string): string {
  const telephone = plainText(text, "/telephone", { maxLength: 20 });
  if (!/^\d[\d-]{6,18}\d$/.test(telephone)) throw malformed("/telephone");
  return telephone;
}

async function refuseTaken(db: Database, parsed: Parsed): Promise<void> {
  if (await isLoginIdTaken(db, parsed.loginId)) throw new Problem("login-id-taken");
  if (await isRegisteredHere(db, parsed)) throw new Problem("facility-exists");
}

async function store(tx: Tx, { contacts, clock }: SigningUp, parsed: Parsed, passwordHash: string): Promise<SignedUp> {
  const { phone, loginId, representative, ...rest } = parsed;
  const day = today(clock);
  const status = parsed.businessNumber === null ? "waiting" : "active";
  const sealed = contacts.seal("representative", representative);
  const id = await insertFacility(tx, { ...rest, representative: sealed, status, signedUpOn: day }, clock.nowMs());
  if (id === undefined) throw new Problem("facility-exists");
  const manager = { facility: id, role: "manager", door: 0, name: "관리자" } as const;
  const memberId = await insertMember(tx, {
    ...manager,
    loginId,
    passwordHash,
    phone: contacts.seal("phone", phone),
    addedOn: day,
  });
  if (memberId === undefined) throw new Problem("login-id-taken");
  const member = { id: memberId, ...manager };
  const facility = describeFacility(
    { id, name: parsed.name, status, sector: parsed.sector, region: parsed.region },
    day,
  );
  return { reply: { facility, member: describeMember(member) }, member };
}
