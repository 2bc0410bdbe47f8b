import { addDays, type Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Log } from "@kipass/service-kit/log";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { countMessage, SMS_BUDGETS, type SmsBudgets } from "@kipass/service-kit/sms-budgets";
import type { SmsGateway } from "@kipass/service-kit/sms-gateway";
import { openColumn, type ProfileKeys } from "../accounts/profile.ts";
import { countAttempt, markTold, takeUntold } from "../store/notices.ts";

export interface TellParts {
  db: Database;
  keys: ProfileKeys;
  gateway: SmsGateway;
  /** The key under which messages are counted against the budgets all messages share. */
  budgetKey: Uint8Array;
  budgets?: SmsBudgets;
  clock: Clock;
  log: Log;
  counts: NoticeCounts;
}

/** Since the process started, for those who watch over the service. */
export interface NoticeCounts {
  told: number;
  /** Not taken by whoever delivers, and to be tried again. */
  failed: number;
}

/** In a row, one each round; then the next day. */
const TRIES_A_DAY = 3;
/** Budgets by network: these messages are asked for by nobody. */
const NETWORK = "notices";

/**
 * Tells everybody, once, of whom something was provided under orders whose day has come (감염병예방법 제76조의2 제6항). A message that
 * is not taken is tried again in a later round; when a budget is spent everybody left waits for one. A process that dies between message
 * and mark tells that one person twice, which the law forgives more easily than never. Returns how many were told.
 */
export async function tellPeople(parts: TellParts): Promise<number> {
  const tried: number[] = [];
  let told = 0;
  for (;;) {
    const outcome = await parts.db.tx("tell-person", (tx) => tellNext(tx, tried, parts));
    if (outcome === "told") told += 1;
    if (outcome === "nobody" || outcome === "budget-spent") return told;
  }
}

type Outcome = "told" | "not-taken" | "budget-spent" | "nobody";

async function tellNext(tx: Tx, tried: number[], parts: TellParts): Promise<Outcome> {
  const { keys, gateway, clock, counts, log } = parts;
  const day = today(clock);
  const person = await takeUntold(tx, day, tried);
  if (!person) return "nobody";
  const { account, phoneSealed, providedDay, attempts } = person;
  tried.push(account);
  const phone = openColumn(phoneSealed, account, "phone", keys.profile);
  if (!(await isWithinBudget(phone, parts))) return "budget-spent";
  try {
    await gateway.send({ to: phone, text: noticeText(providedDay) });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    counts.failed += 1;
    log.warn({ event: "notice-not-taken", attempts });
    await countAttempt(tx, account, day, (attempts + 1) % TRIES_A_DAY === 0 ? addDays(day, 1) : null);
    return "not-taken";
  }
  await markTold(tx, account, day);
  counts.told += 1;
  return "told";
}

async function isWithinBudget(
  phone: string,
  { db, budgetKey: key, budgets = SMS_BUDGETS, clock, log }: TellParts,
): Promise<boolean> {
  const refused = { prefix: 0, network: 0, all: 0 };
  try {
    await db.tx("count-notice", (tx) =>
      countMessage(tx, { phone, network: NETWORK, nowMs: clock.nowMs() }, { key, budgets, log, refused }),
    );
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** The whole message. Which place, which case and which order it was stays with the person's own page, or is not known here at all. */
export function noticeText(providedDay: Day): string {
  const [, month, date] = providedDay.split("-").map(Number);
  return (
    `[전자출입명부] 감염병 예방을 위해 ${month}월 ${date}일 본인 정보가 질병관리청에 제공되었습니다(감염병예방법 제76조의2). ` +
    "역학조사에만 쓰이며 끝나면 파기됩니다. 내용은 ‘내 정보’의 ‘제공 내역’에서 확인해 주세요."
  );
}

/** Rounds one after another until it is closed; what goes wrong in one is tried in the next. */
export function keepTelling(parts: TellParts, everyMs: number): { close(): Promise<void> } {
  let round = Promise.resolve();
  const tellOnce = () => {
    round = round
      .then(() => tellPeople(parts))
      .then((told) => void (told > 0 && parts.log.info({ event: "people-told", told })))
      .catch((error) => parts.log.warn({ event: "people-not-told", error }));
  };
  tellOnce();
  const timer = setInterval(tellOnce, everyMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await round;
    },
  };
}
