import { nowSeconds } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import { isChoosable } from "../requests/choose-people.ts";
import { reachStage } from "../store/cases.ts";
import { hasUnasked } from "../store/exchanges.ts";
import { type Order, ordersOf } from "../store/orders.ts";
import {
  countAttempt,
  enqueueRequest,
  findRequest,
  forgetAttempts,
  lockRequest,
  type Request,
  type RequestState,
  type Stage,
  setNextRound,
  setRequestState,
} from "../store/requests.ts";
import type { Outcome } from "./attempt.ts";
import { type OpenOrder, openedOrder } from "./exchange.ts";
import type { Parties } from "./parties.ts";
import { runCoVisitors } from "./run-co-visitors.ts";
import { runIdentities } from "./run-identities.ts";
import { runPlaces } from "./run-places.ts";
import { runSafeNumbers } from "./run-safe-numbers.ts";

const RUN: Record<Stage, (office: Office, parties: Parties, orders: readonly OpenOrder[]) => Promise<Outcome[]>> = {
  places: runPlaces,
  "co-visitors": runCoVisitors,
  identities: runIdentities,
  "safe-numbers": runSafeNumbers,
};

const LONGEST_PAUSE_SECONDS = 300;
/** How soon a round looks again that found another at work. */
const AFTER_ANOTHER_SECONDS = 0.5;

/** How long to wait before the first round after one without progress; doubled each time. */
export interface Patience {
  firstPauseSeconds: number;
}

/**
 * Rounds of an approved request until nothing is left to ask now, unless another is at work: that one may have read how the request
 * stands before this one was wished for, so the wish stays. Two at once would ask a party the same thing twice.
 */
export async function runRequest(office: Office, parties: Parties, id: number, patience: Patience): Promise<void> {
  const { db } = office;
  const rounds = async () => {
    while (await runRound(office, parties, id, patience));
  };
  if (await db.alone(`request/${id}`, rounds)) return;
  await db.tx("wish-again", async (tx) => {
    await lockRequest(tx, id);
    await enqueueRequest(tx, id, AFTER_ANOTHER_SECONDS);
  });
}

/**
 * Asks whoever has not answered, keeps what comes, and says how the request stands. What could not
 * be had is tried again until the orders run out; then what is there is what there is. True when more is to be asked at once.
 */
async function runRound(office: Office, parties: Parties, id: number, patience: Patience): Promise<boolean> {
  // Case and week keys come and go in other processes.
  await office.vault.refresh();
  const request = await findRequest(office.db, id);
  if (!request || request.reason === null || !isUnderWay(request)) return false;
  const orders = await ordersOf(office.db, [id]);
  const outcomes = isOver(office, request) ? undefined : await runStage(office, parties, request, orders);
  return settle(office, request, { receivedBefore: receivedBy(orders), outcomes }, patience);
}

function runStage(office: Office, parties: Parties, request: Request, orders: readonly Order[]): Promise<Outcome[]> {
  const opened = orders.map((order) => openedOrder(office, order, request.caseId));
  return RUN[request.stage](office, parties, opened);
}

interface Round {
  receivedBefore: number;
  /** Absent when the orders have run out and nobody was asked. */
  outcomes: readonly Outcome[] | undefined;
}

/**
 * How the request stands, by what is kept now: people may have been chosen in the meantime. Nobody else need hear of that choice: its
 * own wish for a round is lost when the queue is just handing out the job it would have moved forward.
 */
async function settle(
  office: Office,
  request: Request,
  { receivedBefore, outcomes }: Round,
  patience: Patience,
): Promise<boolean> {
  const { id, stage, caseId, expiresAt } = request;
  const { state, again } = await office.db.tx("settle-round", async (tx) => {
    const current = await lockRequest(tx, id);
    const orders = await ordersOf(tx, [id]);
    const received = receivedBy(orders);
    const named = stage === "identities" && orders.some((order) => order.state === "done");
    if (received > receivedBefore) await forgetAttempts(tx, id);
    // Called off meanwhile: what came stays, and there is no next round.
    const isCancelled = current?.state === "cancelled";
    const again = !isCancelled && outcomes !== undefined && (await hasUnasked(tx, id));
    const settled = outcomes ? stateOf(stage, outcomes, named) : finalState(request, received);
    const next = isCancelled ? "cancelled" : again ? "running" : settled;
    if (!isCancelled) await setRequestState(tx, id, next);
    const reached = stage === "safe-numbers" ? undefined : named ? "contacts" : stage;
    if (reached && (received > 0 || next === "done")) await reachStage(tx, caseId, reached);
    if (isCancelled || again) return { state: next, again };
    const pause = outcomes?.includes("waiting") ? pauseSeconds(await countAttempt(tx, id), patience) : undefined;
    await setNextRound(tx, id, pause === undefined ? null : office.clock.nowMs() + pause * 1000);
    if (pause !== undefined) await enqueueRequest(tx, id, pause);
    else if (next === "choosing") await enqueueRequest(tx, id, expiresAt - nowSeconds(office.clock));
    return { state: next, again };
  });
  office.log.info({ event: "request-round", request: id, stage, state });
  return again;
}

/** People may be chosen again as long as the orders last, also when some issuer has failed. */
function isUnderWay({ state, stage }: Request): boolean {
  return ["approved", "running", "choosing"].includes(state) || (stage === "identities" && isChoosable(state));
}

function isOver({ clock }: Office, { expiresAt }: Request): boolean {
  return nowSeconds(clock) >= expiresAt;
}

/** Before the orders run out. Nobody waits for a late issuer: people of those that answered can be chosen at once. */
function stateOf(stage: Stage, outcomes: readonly Outcome[], named: boolean): RequestState {
  if (stage === "identities" && !named && outcomes.includes("choosing")) return "choosing";
  if (outcomes.includes("waiting")) return "running";
  return outcomes.includes("failed") ? "partial" : "done";
}

function finalState({ state }: Request, received: number): RequestState {
  if (received === 0) return "expired";
  return state === "done" || state === "choosing" ? "done" : "partial";
}

function pauseSeconds(attempts: number, { firstPauseSeconds }: Patience): number {
  return Math.min(firstPauseSeconds * 2 ** Math.min(attempts - 1, 10), LONGEST_PAUSE_SECONDS);
}

function receivedBy(orders: readonly Order[]): number {
  return orders.reduce((sum, { received }) => sum + received, 0);
}
