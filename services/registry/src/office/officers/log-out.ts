import { deleteOfficerSessions } from "../../store/officer-sessions.ts";
import type { Desk } from "../desk.ts";

/** Ends every session of the officer, on every device. */
export async function logOut({ tx, officer }: Desk): Promise<Record<string, never>> {
  await deleteOfficerSessions(tx, officer.id);
  return {};
}
