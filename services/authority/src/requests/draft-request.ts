import type { draftRequest as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { DAY_SECONDS, dayOf } from "@kipass/protocol/day";
import { ORDER_MAX_LIFE_SECONDS } from "@kipass/protocol/order-bounds";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import { openPerson, readCaseFile, requireCase } from "../cases/case-file.ts";
import type { CasePerson } from "../cases/open-case.ts";
import type { Exposure } from "../contacts/overlap.ts";
import type { Office } from "../office.ts";
import { spend } from "../officers/spend.ts";
import { insertAccess } from "../store/access-log.ts";
import { raiseAlarm } from "../store/alarms.ts";
import { insertList } from "../store/case-data.ts";
import type { Case } from "../store/cases.ts";
import type { Officer } from "../store/officers.ts";
import { insertOrder } from "../store/orders.ts";
import { insertRequest, isStageBusy, lockDrafting, type Stage } from "../store/requests.ts";
import { draftOrder } from "./draft-order.ts";
import { type OrderPlan, planCoVisitors, planIdentities, planPlaces } from "./plan-orders.ts";
import { viewRequest } from "./view-request.ts";

/** Drafts the stage's orders, each with a key of its own that answers are sealed to. Nobody is asked anything yet. */
export async function draftRequest(
  office: Office,
  officer: Officer,
  caseId: number,
  body: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  const found = await requireCase(office, caseId);
  const person = openPerson(office, found);
  const box = caseBox(vault, caseId);
  const now = nowSeconds(clock);
  const exposures = body.stage === "co-visitors" ? exposuresWithin(body.exposures, found, person, now) : [];
  const plans = await planStage(office, box, { found, person, stage: body.stage, exposures, now });
  const drafted = await Promise.all(plans.map((plan) => draftOrder(plan, body.stage, now, box)));
  const requestId = await db.tx("draft-request", async (tx) => {
    await lockDrafting(tx, caseId);
    if (await isStageBusy(tx, caseId, body.stage, now)) throw new Problem("conflict");
    await spend(office, tx, { officer, what: "requests", count: 1 });
    const atMs = clock.nowMs();
    const reason = box.seal("reason", body.reason);
    const id = await insertRequest(tx, {
      caseId,
      stage: body.stage,
      reason,
      draftedBy: officer.id,
      draftedAtMs: atMs,
      expiresAt: now + ORDER_MAX_LIFE_SECONDS,
      emergency: body.emergency ?? false,
    });
    for (const order of drafted) await insertOrder(tx, { requestId: id, ...order });
    await keepExposures(tx, box, { caseId, requestId: id, exposures });
    await insertAccess(tx, {
      atMs,
      officer: officer.id,
      what: "draftRequest",
      caseId,
      reason: `request ${id}, ${body.stage}`,
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

interface Planning {
  found: Case;
  person: CasePerson;
  stage: Stage;
  exposures: Exposure[];
  now: number;
}

async function planStage(
  { db }: Office,
  box: CaseBox,
  { found, person, stage, exposures, now }: Planning,
): Promise<OrderPlan[]> {
  if (stage === "places") return planPlaces(person, found.issuers, found, now);
  const file = await readCaseFile(db, box, found.id);
  if (stage === "co-visitors") return planCoVisitors(exposures, file.usualStayMinutes, now);
  const plans = planIdentities(file.coVisits, new Set(file.caseScans.map(({ header }) => header)), now);
  if (plans.length === 0) throw new Problem("conflict");
  return plans;
}

/** What of the chosen windows lies in the case's time: before it nothing is asked, after the isolation the case met nobody. */
function exposuresWithin(exposures: Exposure[], found: Case, { isolatedAt }: CasePerson, now: number): Exposure[] {
  const end = isolatedAt ?? Number.POSITIVE_INFINITY;
  const longest = found.to - found.from + DAY_SECONDS;
  const clipped = exposures.map(({ facility, from, to }) => ({
    facility,
    from: Math.max(from, found.from),
    to: Math.min(to, end),
  }));
  const fits = clipped.every(({ from, to }) => from < to && from < now && to - from <= longest);
  if (clipped.length === 0 || !fits) throw new Problem("bad-period");
  return clipped;
}

async function keepExposures(
  tx: Tx,
  box: CaseBox,
  of: { caseId: number; requestId: number; exposures: Exposure[] },
): Promise<void> {
  for (const [day, exposures] of Map.groupBy(of.exposures, ({ from }) => dayOf(from))) {
    await insertList(
      tx,
      box,
      { caseId: of.caseId, kind: "exposures", source: `request-${of.requestId}`, day },
      exposures,
    );
  }
}
