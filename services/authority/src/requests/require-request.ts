import { Problem } from "@kipass/protocol/problem";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Office } from "../office.ts";
import { reachesRequest } from "../officers/reach.ts";
import { findCase } from "../store/cases.ts";
import { lockRequest, type Request } from "../store/requests.ts";

/** The one place where a request is got at to change it; nobody else does until the transaction ends. @throws Problem order-not-found */
export async function requireRequest(
  { reach }: Pick<Office, "reach">,
  tx: Tx,
  id: number,
): Promise<Request & { region: string }> {
  const request = await lockRequest(tx, id);
  const of = request && (await findCase(tx, request.caseId));
  if (!request || !of || !reachesRequest(reach, request, of)) throw new Problem("order-not-found");
  return { ...request, region: of.region };
}
