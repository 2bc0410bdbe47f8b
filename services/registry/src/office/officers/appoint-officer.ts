import type { Body, Reply } from "@kipass/contract/endpoint";
import type { appointOfficer as endpoint } from "@kipass/contract/office";
import { regionOf } from "@kipass/data/regions";
import { sectorOf } from "@kipass/data/sectors";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import { hashPassword, passwordProblem } from "@kipass/service-kit/passwords";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { malformed } from "../../facilities/plain-text.ts";
import { insertOfficer, type Officer } from "../../store/officers.ts";
import type { Desk } from "../desk.ts";
import { viewOfficer } from "./describe-officer.ts";

export type Appointment = Body<typeof endpoint>;

/**
 * An administrator appoints within the own region and sectors; the database refuses wider ones once more.
 * @throws Problem forbidden, bad-login-id, bad-password, weak-password, login-id-taken
 */
export async function appointOfficer(
  { tx, officer, clock }: Desk,
  appointment: Appointment,
): Promise<Reply<typeof endpoint>> {
  if (!covers(officer, appointment)) throw new Problem("forbidden");
  const appointed = await storeOfficer(tx, appointment, { by: officer.id, clock });
  return { officer: viewOfficer(appointed, today(clock)) };
}

/** Checks and keeps a new officer. @throws Problem bad-login-id, bad-password, weak-password, login-id-taken, malformed-request */
export async function storeOfficer(
  tx: Tx,
  { password, ...appointment }: Appointment,
  { by, clock }: { by: number | null; clock: Clock },
): Promise<Officer> {
  const { loginId, name, region, sectors, roles } = appointment;
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(loginId)) throw new Problem("bad-login-id");
  const weakness = passwordProblem(password, [loginId, name]);
  if (weakness) throw new Problem(weakness);
  const day = today(clock);
  if (region !== "all" && !regionOf(region.padEnd(5, "0"), day)) throw malformed("/region");
  if (sectors !== null && (sectors.length === 0 || !sectors.every(sectorOf))) throw malformed("/sectors");
  if (roles.length === 0) throw malformed("/roles");
  const officer = { ...appointment, roles: [...new Set(roles)] };
  const id = await insertOfficer(tx, {
    ...officer,
    passwordHash: await hashPassword(password),
    appointedBy: by,
    appointedOn: day,
  });
  if (id === undefined) throw new Problem("login-id-taken");
  return { ...officer, id };
}

/** Nobody gives what they do not have. */
export function covers(own: Pick<Officer, "region" | "sectors">, given: Pick<Officer, "region" | "sectors">): boolean {
  const isWithin = own.region === "all" || (given.region !== "all" && given.region.startsWith(own.region));
  return (
    isWithin && (own.sectors === null || (given.sectors?.every((sector) => own.sectors?.includes(sector)) ?? false))
  );
}
