import type { confirmWithPasskey as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import type { Office } from "../office.ts";
import type { Officer } from "../store/officers.ts";
import { viewOfficer } from "./describe-officer.ts";
import type { SecondSteps } from "./second-steps.ts";
import { beginSession, type SessionCookie } from "./session.ts";

/** The second step of a log-in. @throws Problem passkey-refused */
export async function confirmWithPasskey(
  office: Office,
  { passkeys }: SecondSteps,
  officer: Officer,
  { passkey }: Body<typeof endpoint>,
  session: SessionCookie,
): Promise<Reply<typeof endpoint>> {
  await passkeys.confirm(officer.number, passkey);
  beginSession(office, officer, session, true);
  return { officer: viewOfficer(office, officer) };
}
