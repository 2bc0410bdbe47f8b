import type { Body, Reply } from "@kipass/contract/endpoint";
import type * as contract from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import type { OneTimePasswords } from "@kipass/service-kit/one-time-passwords";
import type { Passkeys } from "@kipass/service-kit/passkeys";
import type { OfficerSession } from "../../store/officer-sessions.ts";

/** What officers prove themselves with after the password. */
export interface SecondStep {
  passkeys: Passkeys;
  codes: OneTimePasswords;
}

type Nothing = Record<string, never>;

/** What this officer can confirm the log-in with. Neither: they enrol one first. */
export async function startSecondStep(
  { passkeys, codes }: SecondStep,
  { id }: OfficerSession,
): Promise<Reply<typeof contract.startSecondStep>> {
  const request = await passkeys.request(id);
  return { passkey: request.known.length > 0 ? request : null, oneTimePassword: await codes.isEnrolled(id) };
}

/** What a device needs to make a passkey. @throws Problem second-step-needed */
export async function createPasskey(
  step: SecondStep,
  officer: OfficerSession,
): Promise<Reply<typeof contract.createPasskey>> {
  await refuseHalfLoggedIn(step, officer);
  const { id: number, loginId: userName, name, title } = officer;
  return step.passkeys.creation({ number, userName, displayName: `${name} ${title}` });
}

/** @throws Problem second-step-needed, passkey-refused, limit-reached, conflict */
export async function addPasskey(
  step: SecondStep,
  officer: OfficerSession,
  made: Body<typeof contract.addPasskey>,
): Promise<Nothing> {
  await refuseHalfLoggedIn(step, officer);
  await step.passkeys.add(officer.id, made);
  return {};
}

export async function listPasskeys(
  { passkeys, codes }: SecondStep,
  { id }: OfficerSession,
): Promise<Reply<typeof contract.listPasskeys>> {
  const known = await passkeys.list(id);
  return {
    passkeys: known.map(({ id: passkey, synced, madeAtMs, usedAtMs }) => ({ id: passkey, synced, madeAtMs, usedAtMs })),
    oneTimePassword: await codes.isEnrolled(id),
  };
}

/** @throws Problem conflict when it is the last thing to log in with, or not there */
export async function removePasskey(
  { passkeys, codes }: SecondStep,
  { id }: OfficerSession,
  body: Body<typeof contract.removePasskey>,
): Promise<Nothing> {
  const isLast = (await passkeys.list(id)).length < 2 && !(await codes.isEnrolled(id));
  if (isLast || !(await passkeys.remove(id, body.id))) throw new Problem("conflict");
  return {};
}

/** @throws Problem second-step-needed, conflict */
export async function enrolOneTimePassword(
  step: SecondStep,
  officer: OfficerSession,
): Promise<Reply<typeof contract.enrolOneTimePassword>> {
  await refuseHalfLoggedIn(step, officer);
  return step.codes.enrol(officer.id, officer.loginId);
}

/** @throws Problem second-step-needed, one-time-password-wrong, login-locked */
export async function confirmOneTimePassword(
  step: SecondStep,
  officer: OfficerSession,
  { code }: Body<typeof contract.confirmOneTimePassword>,
): Promise<Nothing> {
  await refuseHalfLoggedIn(step, officer);
  await step.codes.confirm(officer.id, code);
  return {};
}

/** Who knows only the password of an officer who has a second factor must not give the account another. */
async function refuseHalfLoggedIn({ passkeys, codes }: SecondStep, { id, stage }: OfficerSession): Promise<void> {
  if (stage === "open") return;
  if ((await passkeys.list(id)).length > 0 || (await codes.isEnrolled(id))) throw new Problem("second-step-needed");
}
