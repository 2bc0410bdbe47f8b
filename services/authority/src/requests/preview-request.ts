import type { previewRequest as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { nowSeconds } from "@kipass/service-kit/clock";
import { requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import type { Officer } from "../store/officers.ts";
import { termsOf } from "./order-terms.ts";
import type { OrderPlan } from "./plan-orders.ts";
import { planRequest } from "./plan-request.ts";

/** The same plan a draft would make, kept nowhere. */
export async function previewRequest(
  office: Office,
  officer: Officer,
  caseId: number,
  body: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const now = nowSeconds(office.clock);
  const found = await requireCase(office, caseId);
  const { basis, notifyAfter, latestNotice } = termsOf(body, now);
  const { plans } = await planRequest(office, found, body, now);
  const reason = `case ${found.caseNumber}, ${body.stage}`;
  const atMs = office.clock.nowMs();
  await insertView(office.db, { atMs, officer: officer.id, what: "previewRequest", caseId, reason });
  return { orders: plans.map(boundsOf), article: basis.article, notifyAfter, latestNotice };
}

function boundsOf({ audience, kind, scope, limits }: OrderPlan): Reply<typeof endpoint>["orders"][number] {
  const windows = "places" in scope ? scope.places : [{ facility: null, from: scope.from, to: scope.to }];
  return { audience, kind, windows: windows.map(({ facility, from, to }) => ({ facility, from, to })), limits };
}
