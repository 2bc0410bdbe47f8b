import { randomBytes } from "node:crypto";
import { discloseGroups, discloseIdentities, disclosePasses, discloseSafeNumbers } from "@kipass/contract/issuer";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, type Day, dayOf } from "@kipass/protocol/day";
import { type OrderClaims, passesDigest } from "@kipass/protocol/order";
import { headerBytes, type PassHeader, parseHeader } from "@kipass/protocol/pass";
import { openPassId, passId, passIdsOfDay } from "@kipass/protocol/pass-id";
import { Problem } from "@kipass/protocol/problem";
import { openSafeNumber, safeNumber } from "@kipass/protocol/safe-number";
import { primitives } from "@kipass/service-kit/primitives";
import { type AskedParty, type AskedPartyOptions, startAskedParty } from "./asked-party.ts";

export interface Account {
  account: number;
  name: string;
  phone: string;
}

export interface TestIssuer extends AskedParty {
  code: string;
  keyId: number;
  enrol(name: string, phone: string): Account;
  /** The header of a live pass drawn at a moment. */
  draw(account: Account, atMs: number): Uint8Array;
  /** What the account writes on a paper slip. */
  safeNumber(account: Account): string;
}

/** Person numbers differ from account numbers, and from order to order. */
const numberOf = (account: number, reference: string) => account * 10 + (reference.charCodeAt(0) % 10);

export async function startTestIssuer(options: AskedPartyOptions & { keyId: number }): Promise<TestIssuer> {
  const { keyId, party: code } = options;
  const accounts: Account[] = [];
  const key = randomBytes(32);
  // An account's number is its safe number's serial here; a real one gives out serials of its own.
  const safeNumberKey = { issuer: keyId, key };
  const accountOf = (header: PassHeader) => openPassId(header, key, primitives)?.account;

  const party = await startAskedParty(options, [
    { endpoint: disclosePasses, items: (claims) => passesOfPerson(claims) },
    {
      endpoint: discloseGroups,
      kind: "groups-of-passes",
      items: (claims, body) =>
        headersIn(claims, body).flatMap((header) => {
          const account = accountOf(header);
          return account === undefined
            ? []
            : [{ pass: toBase64url(header.id), person: numberOf(account, claims.reference) }];
        }),
    },
    {
      endpoint: discloseIdentities,
      items: (claims, body) =>
        (body as unknown as { people: number[] }).people.flatMap((person) => {
          const found = accounts.find(({ account }) => numberOf(account, claims.reference) === person);
          return found ? [{ person, name: found.name, phone: found.phone, guardianPhone: null }] : [];
        }),
    },
    {
      endpoint: discloseSafeNumbers,
      items: ({ scope }) =>
        (scope as { numbers: string[] }).numbers.flatMap((number) => {
          const found = accounts[(openSafeNumber(number, safeNumberKey, primitives)?.serial ?? 0) - 1];
          return found ? [{ number, name: found.name, phone: found.phone, guardianPhone: null }] : [];
        }),
    },
  ]);

  function passesOfPerson({ scope }: OrderClaims): { day: Day; ids: string }[] {
    const { name, phone, from, to } = scope as { name: string; phone: string; from: number; to: number };
    const found = accounts.find((account) => account.name === name && account.phone === phone);
    if (!found) throw new Problem("person-not-found");
    const items: { day: Day; ids: string }[] = [];
    for (let day = dayOf(from); day <= dayOf(to - 1); day = addDays(day, 1)) {
      items.push({ day, ids: toBase64url(passIdsOfDay(found.account, day, key, primitives)) });
    }
    return items;
  }

  return Object.assign(party, {
    code,
    keyId,
    safeNumber: ({ account }: Account) => safeNumber(account, safeNumberKey, primitives),
    enrol(name: string, phone: string) {
      const account = { account: accounts.length + 1, name, phone };
      accounts.push(account);
      return account;
    },
    draw({ account }: Account, atMs: number) {
      const issuedAt = Math.floor(atMs / 1000);
      return headerBytes({ class: 0, keyId, issuedAt, id: passId({ account, class: 0, issuedAt }, key, primitives) });
    },
  });
}

/** Exactly the passes the order names, or nothing. */
function headersIn({ scope }: OrderClaims, body: { order: string }): PassHeader[] {
  const { digest, passes } = scope as { digest: string; passes: number };
  const bytes = Buffer.from((body as unknown as { headers: string }).headers, "base64url");
  const headers = Array.from({ length: bytes.length / 24 }, (_, n) => bytes.subarray(n * 24, n * 24 + 24));
  if (headers.length !== passes || toBase64url(passesDigest(headers, primitives)) !== digest)
    throw new Problem("order-scope");
  return headers.map((header) => parseHeader(header) as PassHeader);
}
