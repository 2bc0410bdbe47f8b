import type { readRequest as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import type { Officer } from "../store/officers.ts";
import { viewRequest } from "./view-request.ts";

export async function readRequest(office: Office, officer: Officer, id: number): Promise<Reply<typeof endpoint>> {
  const request = await viewRequest(office, id);
  await insertView(office.db, {
    atMs: office.clock.nowMs(),
    officer: officer.id,
    what: "readRequest",
    caseId: request.caseId,
    reason: `request ${id}, ${request.stage}`,
  });
  return { request };
}
