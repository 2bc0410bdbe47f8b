import { Problem } from "@kipass/protocol/problem";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findManager } from "../store/managers.ts";
import type { LogIn } from "./log-in.ts";
import type { FacilitySession } from "./sessions.ts";

export interface ConfirmPassword {
  db: Database;
  logIn: LogIn;
}

/** Before what cannot be undone: a terminal left lying open is not enough. Counted like a log-in. @throws Problem login-failed, login-locked */
export async function confirmPassword(
  { db, logIn }: ConfirmPassword,
  { member }: FacilitySession,
  password: string,
): Promise<void> {
  const manager = await findManager(db, member);
  if (!manager) throw new Problem("session-ended");
  await logIn({ loginId: manager.loginId, password });
}
