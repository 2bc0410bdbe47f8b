import { nowSeconds } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import { type CaseStage, reachStage } from "../store/cases.ts";
import { ordersOf } from "../store/orders.ts";
import {
  countAttempt,
  enqueueRequest,
  findRequest,
  forgetAttempts,
  type Request,
  type RequestState,
  type Stage,
  setRequestState,
} from "../store/requests.ts";
import type { Outcome } from "./attempt.ts";
import { type OpenOrder, openedOrder } from "./exchange.ts";
import type { Parties } from "./parties.ts";
import { runCoVisitors } from "./run-co-visitors.ts";
import { runIdentities } from "./run-identities.ts";
import { runPlaces } from "./run-places.ts";

const RUN: Record<Stage, (office: Office, parties: Parties, orders: readonly OpenOrder[]) => Promise<Outcome[]>> = {
  places: runPlaces,
  "co-visitors": runCoVisitors,
  identities: runIdentities,
};

const LONGEST_PAUSE_SECONDS = 300;

/** How long to wait before the first round after one without progress; doubled each time. */
export interface Patience {
  firstPauseSeconds: number;
}

/**
 * One round of an approved request: asks whoever has not answered, keeps what comes, and says how the request stands. What could not
 * be had is tried again until the orders run out; then what is there is what there is.
 */
export async function runRequest(
  office: Office,
  parties: Parties,
  id: number,
  { firstPauseSeconds }: Patience,
): Promise<void> {
  const { db, clock, vault, log } = office;
  // Case and week keys come and go in other processes.
  await vault.refresh();
  const request = await findRequest(db, id);
  if (!request || request.reason === null || !isUnderWay(request)) return;
  const before = await ordersOf(db, [id]);
  const isOver = nowSeconds(clock) >= request.expiresAt;
  const outcomes = isOver
    ? undefined
    : await RUN[request.stage](
        office,
        parties,
        before.map((order) => openedOrder(office, order, request.caseId)),
      );
  const after = await ordersOf(db, [id]);
  const received = after.reduce((sum, order) => sum + order.received, 0);
  const named = request.stage === "identities" && after.some(({ state }) => state === "done");
  const state = outcomes ? stateOf(request.stage, outcomes, named) : finalState(request, received);
  await setRequestState(db, id, state);
  await reachStages(office, request, { received, named, state });
  log.info({ event: "request-round", request: id, stage: request.stage, state });
  if (outcomes?.includes("waiting")) {
    const hasProgress = received > before.reduce((sum, order) => sum + order.received, 0);
    if (hasProgress) await forgetAttempts(db, id);
    const pause = firstPauseSeconds * 2 ** Math.min((await countAttempt(db, id)) - 1, 10);
    await enqueueRequest(db, id, Math.min(pause, LONGEST_PAUSE_SECONDS));
  } else if (state === "choosing") {
    await enqueueRequest(db, id, request.expiresAt - nowSeconds(clock));
  }
}

function isUnderWay({ state, stage }: Request): boolean {
  return (
    state === "approved" || state === "running" || state === "choosing" || (stage === "identities" && state === "done")
  );
}

/** Before the orders run out. Nobody waits for a late issuer: people of those that answered can be chosen at once. */
function stateOf(stage: Stage, outcomes: readonly Outcome[], named: boolean): RequestState {
  const isWaiting = outcomes.includes("waiting");
  if (stage === "identities" && !named && outcomes.includes("choosing")) return "choosing";
  if (isWaiting) return "running";
  return outcomes.includes("failed") ? "partial" : "done";
}

function finalState({ state }: Request, received: number): RequestState {
  if (received === 0) return "expired";
  return state === "done" || state === "choosing" ? "done" : "partial";
}

async function reachStages(
  { db }: Office,
  request: Request,
  at: { received: number; named: boolean; state: RequestState },
): Promise<void> {
  const reached: CaseStage | undefined =
    at.received > 0 || at.state === "done" ? (at.named ? "contacts" : request.stage) : undefined;
  if (reached) await reachStage(db, request.caseId, reached);
}
