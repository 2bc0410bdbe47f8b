import type { draftRequest as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { dayOf } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { spend } from "../officers/spend.ts";
import { insertAccess } from "../store/access-log.ts";
import { raiseAlarm } from "../store/alarms.ts";
import { insertList } from "../store/case-data.ts";
import { lockCase } from "../store/cases.ts";
import type { Officer } from "../store/officers.ts";
import { insertOrder } from "../store/orders.ts";
import { insertRequest, isStageBusy } from "../store/requests.ts";
import { draftOrder } from "./draft-order.ts";
import { termsOf } from "./order-terms.ts";
import { planRequest, type RequestPlan } from "./plan-request.ts";
import { viewRequest } from "./view-request.ts";

/** Drafts the stage's orders, each with a key of its own that answers are sealed to. Nobody is asked anything yet. */
export async function draftRequest(
  office: Office,
  officer: Officer,
  caseId: number,
  body: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  const { stage } = body;
  const found = await requireCase(office, caseId);
  const now = nowSeconds(clock);
  const terms = termsOf(body, now);
  const plan = await planRequest(office, found, body, now);
  const box = caseBox(vault, caseId);
  const drafted = plan.plans.map((order) => draftOrder(order, { stage, terms }, box));
  const requestId = await db.tx("draft-request", async (tx) => {
    // Two investigators drafting for one case wait for one another, and for one who closes it.
    const current = await lockCase(tx, caseId);
    if (!current?.person || (await isStageBusy(tx, caseId, stage, now))) throw new Problem("conflict");
    await spend(office, tx, { officer, what: "requests", count: 1 });
    const atMs = clock.nowMs();
    const { expiresAt, notifyAfter } = terms;
    const id = await insertRequest(tx, {
      caseId,
      stage,
      reason: box.seal("reason", body.reason),
      draftedBy: officer.id,
      draftedAtMs: atMs,
      expiresAt,
      notifyAfter,
      emergency: body.emergency ?? false,
    });
    for (const order of drafted) await insertOrder(tx, { requestId: id, ...order });
    await keepChosen(tx, box, { caseId, requestId: id, plan });
    await insertAccess(tx, {
      atMs,
      officer: officer.id,
      what: "draftRequest",
      caseId,
      reason: `request ${id}, ${stage}`,
    });
    if (body.emergency)
      await raiseAlarm(tx, {
        atMs,
        kind: "emergency",
        officer: officer.id,
        caseId,
        detail: `request ${id}, ${body.stage}`,
      });
    return id;
  });
  return { request: await viewRequest(office, requestId) };
}

async function keepChosen(
  tx: Tx,
  box: CaseBox,
  { caseId, requestId, plan }: { caseId: number; requestId: number; plan: RequestPlan },
): Promise<void> {
  const source = `request-${requestId}`;
  for (const [day, exposures] of Map.groupBy(plan.exposures, ({ from }) => dayOf(from)))
    await insertList(tx, box, { caseId, kind: "exposures", source, day }, exposures);
  for (const [day, slips] of Map.groupBy(plan.slips, (slip) => slip.day)) {
    const numbers = slips.map(({ number }) => number);
    await insertList(tx, box, { caseId, kind: "slips", source, day }, numbers);
  }
}
