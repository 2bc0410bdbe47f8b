import { concat, sized, utf8 } from "@kipass/protocol/bytes";
import { dayOf, dayStart } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Log } from "./log.ts";
import type { Tx } from "./postgres/database.ts";
import { primitives } from "./primitives.ts";

/**
 * Messages cost money, and a form that sends them is abused with numbers that each get only one. So beside each number
 * there are budgets for what numbers share: the block of 10,000 they belong to, the network that asks, and all of them
 * together. The last is the breaker: while it is open nothing is sent, and it is said loudly (table: phone-codes.sql).
 */
export interface SmsBudgets {
  /** To numbers that begin with the same seven digits. */
  prefix: { hour: number; day: number };
  /** Asked for from one /24 or /48; carriers put thousands of phones behind one. */
  network: { hour: number; day: number };
  all: { minute: number; day: number };
}

export type Budget = keyof SmsBudgets;

export const SMS_BUDGETS: SmsBudgets = {
  prefix: { hour: 200, day: 1_000 },
  network: { hour: 600, day: 3_000 },
  all: { minute: 600, day: 300_000 },
};

interface Sending {
  phone: string;
  network: string;
  nowMs: number;
}

interface Parts {
  key: Uint8Array;
  budgets: SmsBudgets;
  log: Log | undefined;
  /** Raised with each refusal. */
  refused: Record<Budget, number>;
}

const PREFIX_DIGITS = 7;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NOTHING = new Uint8Array();

/**
 * Counts one message against every budget, in one order, so that two never wait for each other. What is refused rolls
 * back with its transaction and counts nowhere.
 * @throws Problem rate-limited; unavailable while the breaker is open
 */
export async function countMessage(tx: Tx, { phone, network, nowMs }: Sending, parts: Parts): Promise<void> {
  const { prefix, network: ofNetwork, all } = parts.budgets;
  const day = dayStart(dayOf(Math.floor(nowMs / 1000))) * 1000;
  const minute = nowMs - (nowMs % MINUTE_MS);
  const hour = nowMs - (nowMs % HOUR_MS);
  const prefixHash = hash(parts.key, "prefix", phone.slice(0, PREFIX_DIGITS));
  const networkHash = hash(dailyKey(parts.key, day), "network", network);
  const within = {
    minute: { startMs: minute, endMs: minute + MINUTE_MS },
    hour: { startMs: hour, endMs: hour + HOUR_MS },
    day: { startMs: day, endMs: day + DAY_MS },
  };
  const spend = async (budget: Budget, span: keyof typeof within, subject: Uint8Array, limit: number) => {
    const { startMs, endMs } = within[span];
    if ((await add(tx, `${budget}/${span}`, subject, startMs)) <= limit) return;
    throw refusal(budget, Math.ceil((endMs - nowMs) / 1000), parts);
  };
  await spend("prefix", "hour", prefixHash, prefix.hour);
  await spend("prefix", "day", prefixHash, prefix.day);
  await spend("network", "hour", networkHash, ofNetwork.hour);
  await spend("network", "day", networkHash, ofNetwork.day);
  // Every message waits for these two rows, so they come last and are held the shortest.
  await spend("all", "minute", NOTHING, all.minute);
  await spend("all", "day", NOTHING, all.day);
}

/** Counts that bind no more. Returns how many rows went. */
export async function eraseOldBudgets(tx: Tx, nowMs: number): Promise<number> {
  const { rowCount } = await tx.query("DELETE FROM sms_budgets WHERE window_start_ms < $1", [nowMs - DAY_MS]);
  return rowCount;
}

async function add(tx: Tx, budget: string, subject: Uint8Array, windowMs: number): Promise<number> {
  const { rows } = await tx.query<{ sent: number }>(
    `INSERT INTO sms_budgets AS b (budget, subject, window_start_ms, sent) VALUES ($1, $2, $3, 1)
     ON CONFLICT (budget, subject, window_start_ms) DO UPDATE SET sent = b.sent + 1 RETURNING sent`,
    [budget, subject, windowMs],
  );
  return rows[0]?.sent ?? 0;
}

function refusal(budget: Budget, retryAfterSeconds: number, { log, refused }: Parts): Problem {
  refused[budget] += 1;
  if (budget === "all") log?.error({ event: "sms-breaker-open", refused: refused.all });
  else log?.warn({ event: "sms-budget-spent", budget, refused: refused[budget] });
  return new Problem(budget === "all" ? "unavailable" : "rate-limited", { retryAfterSeconds });
}

/** A network is hashed under a key of its day: counts of two days cannot be told to be one network's. */
function dailyKey(key: Uint8Array, dayStartMs: number): Uint8Array {
  return hash(key, "day", String(dayStartMs));
}

function hash(key: Uint8Array, kind: string, text: string): Uint8Array {
  return primitives.hmacSha256(key, concat(utf8("kipass/sms-budget/1"), sized(kind), sized(text)));
}
