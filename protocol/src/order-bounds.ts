import { addDays, DAY_SECONDS, dayOf, dayStart, RETENTION_DAYS } from "./day.ts";
import type { OrderClaims, OrderKind, OrderLimits, Window } from "./order.ts";
import type { ProblemCode } from "./problem.ts";

export const ORDER_MAX_LIFE_SECONDS = DAY_SECONDS;
export const ORDER_MAX_PLACES = 50;
export const ORDER_MAX_SAFE_NUMBERS = 500;
export const ORDER_MAX_LIMIT = 1_000_000;

const MAX_WINDOW_SECONDS = RETENTION_DAYS * DAY_SECONDS;
const MAX_NOTIFY_DAYS = 90;
/** Two servers' clocks may differ this much. */
const CLOCK_SKEW_SECONDS = 60;
/** Windows are rounded outward to whole hours, so one may end with the hour that is running. */
const RUNNING_HOUR_SECONDS = 3600;

const NEEDED_LIMITS: Record<OrderKind, (keyof OrderLimits)[]> = {
  "passes-of-person": ["passes"],
  "visits-of-passes": ["passes", "visits"],
  "visits-at-place": ["visits"],
  "identities-of-passes": ["passes", "people"],
  "identities-of-safe-numbers": ["people"],
};

/** Whether an order, well formed and approved as it is, asks for no more than any order may (SPEC §11.4): time, scope, limits. */
export function problemOfBounds(claims: OrderClaims, nowSeconds: number): ProblemCode | undefined {
  return problemOfTime(claims, nowSeconds) ?? problemOfScope(claims) ?? problemOfLimits(claims);
}

function problemOfTime({ issuedAt, expiresAt, notifyAfter }: OrderClaims, nowSeconds: number): ProblemCode | undefined {
  if (expiresAt <= issuedAt || expiresAt > issuedAt + ORDER_MAX_LIFE_SECONDS) return "order-malformed";
  if (notifyAfter > addDays(dayOf(issuedAt), MAX_NOTIFY_DAYS)) return "order-malformed";
  if (nowSeconds < issuedAt - CLOCK_SKEW_SECONDS) return "order-not-yet-valid";
  return nowSeconds < expiresAt ? undefined : "order-expired";
}

function problemOfScope({ kind, scope, issuedAt }: OrderClaims): ProblemCode | undefined {
  const windows = kind === "visits-at-place" ? scope.places : [scope];
  const fits =
    windows.length >= 1 && windows.length <= ORDER_MAX_PLACES && windows.every((window) => isWindow(window, issuedAt));
  if (!fits) return "order-scope";
  return kind === "identities-of-safe-numbers" && !isListOfNumbers(scope.numbers) ? "order-scope" : undefined;
}

function isListOfNumbers(numbers: string[]): boolean {
  return numbers.length >= 1 && numbers.length <= ORDER_MAX_SAFE_NUMBERS && new Set(numbers).size === numbers.length;
}

/** Not empty, not longer than records are kept, not before the oldest that can exist, not into the future. */
function isWindow({ from, to }: Window, issuedAt: number): boolean {
  const oldest = dayStart(addDays(dayOf(issuedAt), -RETENTION_DAYS));
  return from < to && to - from <= MAX_WINDOW_SECONDS && from >= oldest && to <= issuedAt + RUNNING_HOUR_SECONDS;
}

function problemOfLimits({ kind, scope, limits }: OrderClaims): ProblemCode | undefined {
  const given = Object.values(limits) as number[];
  if (NEEDED_LIMITS[kind].some((name) => limits[name] === undefined)) return "order-limit";
  if (given.some((limit) => limit > ORDER_MAX_LIMIT)) return "order-limit";
  if (kind === "identities-of-passes" && scope.passes > (limits.passes ?? 0)) return "order-limit";
  // A number is one person's, though two may be of one: as many people as numbers are what the officers approve.
  if (kind === "identities-of-safe-numbers" && scope.numbers.length > (limits.people ?? 0)) return "order-limit";
  return undefined;
}
