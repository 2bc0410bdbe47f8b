import type { Body, Params } from "@kipass/contract/endpoint";
import type { renewLogIn as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { hashPassword, passwordProblem } from "@kipass/service-kit/passwords";
import { deleteOfficerSessions, deleteSecondSteps } from "../../store/officer-sessions.ts";
import { findOfficer, updateOfficerPassword } from "../../store/officers.ts";
import type { Desk } from "../desk.ts";
import { covers } from "./appoint-officer.ts";

/**
 * For an officer whose passkey or phone is lost: what they confirmed their log-in with is erased, their sessions end, and with the new
 * password, told in person, they register another. Nobody does it for themselves, nor for an officer of wider reach than their own.
 * @throws Problem forbidden, officer-not-found, bad-password, weak-password
 */
export async function renewLogIn(
  { tx, officer }: Desk,
  params: Params<typeof endpoint>,
  { password }: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  const id = Number(params.officer);
  const found = await findOfficer(tx, id);
  if (!found) throw new Problem("officer-not-found");
  if (id === officer.id || !covers(officer, found)) throw new Problem("forbidden");
  const weakness = passwordProblem(password, [found.loginId, found.name]);
  if (weakness) throw new Problem(weakness);
  await updateOfficerPassword(tx, id, await hashPassword(password));
  await deleteSecondSteps(tx, id);
  await deleteOfficerSessions(tx, id);
  return {};
}
