import type { confirmWithCode as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import type { Office } from "../office.ts";
import type { Officer } from "../store/officers.ts";
import { viewOfficer } from "./describe-officer.ts";
import type { SecondSteps } from "./second-steps.ts";
import { beginSession, type SessionCookie } from "./session.ts";

/** The second step when the passkey is not at hand: good for every work but signing. @throws Problem one-time-password-wrong, login-locked */
export async function confirmWithCode(
  office: Office,
  { oneTimePasswords }: SecondSteps,
  officer: Officer,
  { code }: Body<typeof endpoint>,
  session: SessionCookie,
): Promise<Reply<typeof endpoint>> {
  await oneTimePasswords.check(officer.number, code);
  beginSession(office, officer, session, true);
  return { officer: viewOfficer(office, officer) };
}
