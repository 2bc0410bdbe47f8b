import type { listRequests as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import type { Officer } from "../store/officers.ts";
import { listRequests as readRequests } from "../store/requests.ts";
import { viewRequests } from "./view-request.ts";

const MOST_REQUESTS = 200;

/** Newest first, with what each asks for: an order may name the patient, so having read it is logged. */
export async function listRequests(office: Office, officer: Officer): Promise<Reply<typeof endpoint>> {
  const requests = await viewRequests(office, await readRequests(office.db, MOST_REQUESTS));
  await insertView(office.db, {
    atMs: office.clock.nowMs(),
    officer: officer.id,
    what: "listRequests",
    caseId: null,
    reason: `requests ${requests.map(({ id }) => id).join(" ")}`,
  });
  return { requests };
}
