import { randomBytes } from "node:crypto";
import { regionOf } from "@kipass/data/regions";
import { dayOf } from "@kipass/protocol/day";
import { hashPassword, passwordProblem } from "@kipass/service-kit/passwords";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { insertOfficer, type Role } from "../store/officers.ts";
import { NATION } from "./reach.ts";

export interface NewOfficer {
  loginId: string;
  name: string;
  title: string;
  role: Role;
  /** Without, the nation. */
  region?: string;
  password: string;
}

/** Something about the appointment cannot be; the message says what to do. */
export class AppointmentFault extends Error {
  override name = "AppointmentFault";
}

/**
 * Makes an officer's account and returns the officer's id. There is no endpoint for it.
 * @throws AppointmentFault
 */
export async function appointOfficer(tx: Tx, officer: NewOfficer, nowMs: number): Promise<string> {
  if (!isLoginId(officer.loginId)) {
    throw new AppointmentFault("The log-in id needs 3 to 40 lower-case letters, digits, dots or hyphens.");
  }
  if ([officer.name, officer.title].some((text) => text.length < 1 || text.length > 40)) {
    throw new AppointmentFault("Name and title need 1 to 40 characters.");
  }
  if (!isRegion(officer.region ?? NATION, nowMs)) {
    throw new AppointmentFault(
      "The region must be 00000 for the nation, or the code of a 시도 or 시군구, such as 11440.",
    );
  }
  const problem = passwordProblem(officer.password, [officer.loginId, officer.name]);
  if (problem) throw new AppointmentFault("The password needs 10 to 200 characters and must not be easy to guess.");
  const { password, region = NATION, ...facts } = officer;
  const id = randomBytes(8).toString("hex");
  const taken = !(await insertOfficer(tx, {
    ...facts,
    region,
    id,
    passwordHash: await hashPassword(password),
    appointedAtMs: nowMs,
  }));
  if (taken) throw new AppointmentFault(`The log-in id ${officer.loginId} is taken: choose another.`);
  return id;
}

/** The nation, or a 시도 or 시군구 in force. */
export function isRegion(code: string, nowMs: number): boolean {
  return code === NATION || regionOf(code, dayOf(nowMs / 1000)) !== undefined;
}

export function isLoginId(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{2,39}$/.test(text);
}
