import type { Database } from "@kipass/service-kit/postgres/database";
import type { ProfileKeys } from "../accounts/profile.ts";
import type { Session } from "../accounts/session.ts";
import { readDataRequests } from "../store/data-requests.ts";
import { type DataRequest, openDataRequestRow } from "./data-request.ts";

export const MOST_REQUESTS = 100;

/** The visitor's own demands and the answers, newest first. */
export async function listDataRequests(
  { account }: Session,
  { db, keys }: { db: Database; keys: ProfileKeys },
): Promise<{ requests: DataRequest[] }> {
  const rows = await readDataRequests(db, account, MOST_REQUESTS);
  return { requests: rows.map((row) => openDataRequestRow(row, keys)) };
}
