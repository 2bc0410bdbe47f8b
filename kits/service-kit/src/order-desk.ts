import { concat, fromBase64url, toBase64url, utf8 } from "@kipass/protocol/bytes";
import { type Certification, officersOf, orderKeysOf } from "@kipass/protocol/certification";
import { type Day, dayOf } from "@kipass/protocol/day";
import { type AnswerKind, requestHash } from "@kipass/protocol/disclosure";
import { jsonBytes } from "@kipass/protocol/json";
import {
  type OpenedOrder,
  type OrderClaims,
  type OrderKind,
  type OrderLimits,
  openOrder,
} from "@kipass/protocol/order";
import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import { sealAnswer } from "./answer.ts";
import { type Clock, nowSeconds } from "./clock.ts";
import { appendEntry, type Ledger } from "./ledger.ts";
import type { Database, Tx } from "./postgres/database.ts";
import { primitives as p } from "./primitives.ts";

/**
 * Where the authority's orders are judged, logged and answered, the same at every asked party (SPEC §11 to 13): whatever is handed
 * out or refused is first committed to the party's public log, without anything personal.
 */
export interface OrderDesk {
  /** @throws Problem the order's own, or one that `checkScope` and `collect` throw; it is in the log by then */
  answer<K extends OrderKind>(asked: OrderRequest<K>): Promise<{ parts: string[] }>;
}

export interface OrderRequest<K extends OrderKind> {
  /** The signed order, compact JWS. */
  orderText: string;
  /** The exact request beside the order: `requestBytes(body)`. */
  request: Uint8Array;
  /** The orders this endpoint answers. */
  kinds: readonly K[];
  /** What the answer is, where one kind of order is answered in two ways. */
  answerKind?: AnswerKind;
  /** @throws Problem order-scope */
  checkScope?: (claims: OrderClaims<K>) => void;
  /** Finds what was asked for, in the transaction that logs it; run again when that is retried. */
  collect: (claims: OrderClaims<K>, tx: Tx) => Collected | Promise<Collected>;
}

export interface Collected {
  items: unknown[];
  /** What the order limits, summed over its answers. */
  counts: OrderLimits;
}

export interface OrderDeskOptions {
  /** The party that is asked: an issuer's code, or "registry". */
  party: string;
  ledger: Ledger;
  /** Of a role with rights on the log and on `order_answers`. */
  db: Database;
  /** 32 random bytes from the party's vault: a bare hash in a public log would give away phones and names, which are guessable. */
  commitmentKey: Uint8Array;
  /** Ed25519 seed of the party's answer key. */
  signingSeed: Uint8Array;
  certification: () => Certification;
  clock: Clock;
}

/** What names a request under its order: its body without the order, as JSON, members as they were sent. */
export function requestBytes({ order: _, ...rest }: { order: string }): Uint8Array {
  return jsonBytes(rest);
}

export function createOrderDesk(options: OrderDeskOptions): OrderDesk {
  const { party, db, ledger, signingSeed, clock } = options;
  const strangers = budgetOfStrangers(clock);

  return {
    async answer(given) {
      // Which kinds there are is checked on opening.
      const asked = given as unknown as OrderRequest<OrderKind>;
      const commitment = commitmentTo(asked, options.commitmentKey);
      const opened = open(asked, options);
      if ("problem" in opened) {
        if (isSigned(opened.problem) || strangers.spend()) await logRefusal(opened.problem, { commitment });
        throw new Problem(opened.problem);
      }
      const { claims, hash } = opened;
      const kind = asked.answerKind ?? claims.kind;
      const context = { orderHash: hash, party, kind, requestHash: requestHash(asked.request, p) };
      const facts = { reference: claims.reference, order: kind, ...daysOf(claims), commitment };
      const items = await answerOnce(asked, claims, context.requestHash, facts).catch(async (fault: unknown) => {
        if (fault instanceof Problem && fault.status < 500) await logRefusal(fault.code, facts);
        throw fault;
      });
      const recipient = fromBase64url(claims.recipient) as Uint8Array;
      return { parts: await sealAnswer({ items, ...context, recipient, signingSeed }) };
    },
  };

  /** Collected, counted against the limits and logged in one transaction: the caller seals after its commit. */
  function answerOnce(asked: OrderRequest<OrderKind>, claims: OrderClaims, request: Uint8Array, facts: object) {
    return db.tx("answer-order", async (tx) => {
      await oneAtATime(tx, claims.reference);
      asked.checkScope?.(claims);
      const { items, counts } = await asked.collect(claims, tx);
      const isAgain = await countAnswer(tx, { claims, request, counts, atSeconds: nowSeconds(clock) });
      await appendEntry(
        tx,
        { kind: isAgain ? "again" : "disclosure", ...facts, items: items.length, ...counts },
        ledger,
      );
      return items;
    });
  }

  function logRefusal(problem: ProblemCode, facts: object): Promise<unknown> {
    return db.tx("refuse-order", (tx) => appendEntry(tx, { kind: "refusal", problem, ...facts }, ledger));
  }
}

function open(
  { orderText, kinds }: OrderRequest<OrderKind>,
  { party, clock, certification }: OrderDeskOptions,
): OpenedOrder | { problem: ProblemCode } {
  const certified = certification();
  const [keys, officers] = [orderKeysOf(certified), officersOf(certified)];
  const order = openOrder(orderText, {
    audience: party,
    safeNumberIssuer: certified.issuers.find(({ code }) => code === party)?.safeNumberIssuer,
    nowSeconds: nowSeconds(clock),
    authorityKeys: (kid) => keys.get(kid),
    officers: (id) => officers.get(id),
    site: certified.authority.console,
    p,
  });
  if ("problem" in order) return order;
  return kinds.includes(order.claims.kind) ? order : { problem: "order-scope" };
}

function commitmentTo({ orderText, request }: { orderText: string; request: Uint8Array }, key: Uint8Array): string {
  return toBase64url(p.hmacSha256(key, concat(utf8("kipass/commitment/1"), p.sha256(utf8(orderText)), request)));
}

/** Whole days: the log is public, and a window to the minute may tell whose it is. */
function daysOf({ kind, scope }: OrderClaims): { from: Day; to: Day } {
  const windows = kind === "visits-at-place" ? scope.places : [scope];
  return {
    from: dayOf(Math.min(...windows.map(({ from }) => from))),
    to: dayOf(Math.max(...windows.map(({ to }) => to))),
  };
}

/** Two requests at once would both find the limits not yet reached. */
async function oneAtATime(tx: Tx, reference: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('order:' || $1))", [reference]);
}

/**
 * Adds this answer to the order's, unless it is the same request again; true when it is.
 * @throws Problem order-limit
 */
async function countAnswer(
  tx: Tx,
  answer: { claims: OrderClaims; request: Uint8Array; counts: OrderLimits; atSeconds: number },
): Promise<boolean> {
  const { claims, request, counts, atSeconds } = answer;
  const { rows } = await tx.query<Required<OrderLimits> & { same: boolean }>(
    `SELECT request_hash = $2 AS same, passes, visits, people FROM order_answers WHERE reference = $1`,
    [claims.reference, request],
  );
  const others = rows.filter(({ same }) => !same);
  for (const name of LIMITED) {
    const sum = others.reduce((total, row) => total + row[name], counts[name] ?? 0);
    if (sum > (claims.limits[name] ?? 0)) throw new Problem("order-limit");
  }
  await tx.query(
    `INSERT INTO order_answers (reference, request_hash, kind, passes, visits, people, answered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (reference, request_hash) DO UPDATE SET passes = greatest(order_answers.passes, excluded.passes),
       visits = greatest(order_answers.visits, excluded.visits), people = greatest(order_answers.people, excluded.people)`,
    [claims.reference, request, claims.kind, ...LIMITED.map((name) => counts[name] ?? 0), atSeconds],
  );
  return others.length < rows.length;
}

const LIMITED = ["passes", "visits", "people"] as const;

/** Erases the counts of orders answered before `seconds`. Returns how many rows went. */
export async function eraseOrderAnswers(tx: Tx, seconds: number): Promise<number> {
  return (await tx.query("DELETE FROM order_answers WHERE answered_at < $1", [seconds])).rowCount;
}

function isSigned(problem: ProblemCode): boolean {
  return problem !== "order-malformed" && problem !== "order-signature";
}

const STRANGERS_A_DAY = 200;

/** Anybody can send what is no order; the log is kept for ever and must not be theirs to fill. */
function budgetOfStrangers(clock: Clock): { spend(): boolean } {
  let day: Day | undefined;
  let spent = 0;
  return {
    spend() {
      const today = dayOf(nowSeconds(clock));
      spent = day === today ? spent + 1 : 1;
      day = today;
      return spent <= STRANGERS_A_DAY;
    },
  };
}
