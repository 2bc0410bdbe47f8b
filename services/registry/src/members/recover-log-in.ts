import type { Body, Reply } from "@kipass/contract/endpoint";
import type { findLogIns as findEndpoint, resetPassword as resetEndpoint } from "@kipass/contract/registry";
import { concat, readU48, u48 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { hashPassword, passwordProblem } from "@kipass/service-kit/passwords";
import type { PhoneCodes } from "@kipass/service-kit/phone-codes";
import { revokeSessions } from "@kipass/service-kit/revocations";
import { mintToken, openToken } from "@kipass/service-kit/session-token";
import type { Managing } from "../facilities/changing-facility.ts";
import { insertChange } from "../store/facility-history.ts";
import { findLogInsOf, updatePassword } from "../store/managers.ts";
import type { Contacts } from "./contacts.ts";
import { parseMobile } from "./mobile.ts";
import { REVOCATIONS } from "./sessions.ts";

export interface Recovering extends Managing {
  phoneCodes: PhoneCodes;
  contacts: Contacts;
  /** 32 bytes: signs tickets. */
  ticketKey: Uint8Array;
}

const DOMAIN = "kipass/recovery-ticket/1";
const TICKET_SECONDS = 600;
const HASH_BYTES = 32;

/** A code is sent to any number alike; what it opens is said to its holder alone. @throws Problem code-wrong, code-expired, code-tries-exceeded */
export async function findLogIns(
  { db, phoneCodes, contacts, ticketKey, clock }: Recovering,
  form: Body<typeof findEndpoint>,
): Promise<Reply<typeof findEndpoint>> {
  const phone = parseMobile(form.phone);
  await phoneCodes.prove({ phone, purpose: "recover", code: form.code });
  const phoneHash = contacts.hashPhone(phone);
  const found = await findLogInsOf(db, phoneHash);
  const expiresMs = clock.nowMs() + TICKET_SECONDS * 1000;
  return {
    logIns: found.map(({ loginId, facilityName }) => ({ loginId, facilityName })),
    ticket: mintToken(concat(phoneHash, u48(expiresMs)), ticketKey, DOMAIN),
    ticketSeconds: TICKET_SECONDS,
  };
}

/** @throws Problem ticket-expired (also: not this phone's log-in), bad-password, weak-password */
export async function resetPassword(
  { db, ticketKey, clock }: Recovering,
  { ticket, loginId, password }: Body<typeof resetEndpoint>,
): Promise<Record<string, never>> {
  const payload = openToken(ticket, ticketKey, DOMAIN);
  if (!payload || readU48(payload, HASH_BYTES) <= clock.nowMs()) throw new Problem("ticket-expired");
  const problem = passwordProblem(password, [loginId]);
  if (problem) throw new Problem(problem);
  const passwordHash = await hashPassword(password);
  await db.tx("reset-password", async (tx) => {
    const logIns = await findLogInsOf(tx, payload.subarray(0, HASH_BYTES));
    const own = logIns.find((logIn) => logIn.loginId === loginId);
    if (!own) throw new Problem("ticket-expired");
    await updatePassword(tx, own.id, passwordHash);
    await insertChange(tx, clock.nowMs(), { facility: own.facility, by: { member: own.id }, what: "password" });
    await revokeSessions(tx, REVOCATIONS, own.id, clock);
  });
  return {};
}
