import type { listHandInOrders as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import { readCaseFile, requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import { readLists } from "../store/case-data.ts";
import type { Officer } from "../store/officers.ts";
import { ordersOf } from "../store/orders.ts";
import { approvedRequestsOf } from "../store/requests.ts";

/** Places the case was at by signed orders, so that a written log or a list of theirs may be asked for and taken. */
export async function listHandInOrders(
  office: Office,
  officer: Officer,
  caseId: number,
): Promise<Reply<typeof endpoint>> {
  const found = await requireCase(office, caseId);
  await insertView(office.db, {
    atMs: office.clock.nowMs(),
    officer: officer.id,
    what: "listHandInOrders",
    caseId,
    reason: `case ${found.caseNumber}`,
  });
  if (found.person === null) return { places: [] };
  const box = caseBox(office.vault, caseId);
  const { exposures, facilities } = await readCaseFile(office.db, box, caseId);
  const references = await referencesByFacility(office.db, box, caseId);
  const places = Map.groupBy(exposures, ({ facility }) => facility);
  return {
    places: [...places].map(([facility, windows]) => ({
      facility,
      facilityName: facilities.get(facility)?.name ?? `시설 ${facility}`,
      references: references.get(facility) ?? [],
      windows: windows.map(({ from, to }) => ({ from, to })),
      region: facilities.get(facility)?.region ?? null,
    })),
  };
}

/** By facility, the references of orders both officers signed that name it. */
export async function referencesByFacility(tx: Tx, box: CaseBox, caseId: number): Promise<Map<number, string[]>> {
  const orders = Map.groupBy(await ordersOf(tx, await approvedRequestsOf(tx, caseId)), ({ requestId }) => requestId);
  const references = new Map<number, string[]>();
  for (const { source, items } of await readLists(tx, box, { caseId, kind: "exposures" })) {
    const ofRequest = orders.get(Number(source.replace("request-", ""))) ?? [];
    for (const facility of new Set(items.map((exposure) => exposure.facility))) {
      const known = references.get(facility) ?? [];
      references.set(facility, [...new Set([...known, ...ofRequest.map(({ reference }) => reference)])]);
    }
  }
  return references;
}
