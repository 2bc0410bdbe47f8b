import type { draftRequest as endpoint } from "@kipass/contract/authority";
import type { Body } from "@kipass/contract/endpoint";
import { type LegalBasis, legalBases, NOTICE_AFTER_DAYS, NOTICE_WITHIN_DAYS } from "@kipass/data/order-terms";
import { addDays, type Day, dayOf, isDay } from "@kipass/protocol/day";
import { ORDER_MAX_LIFE_SECONDS } from "@kipass/protocol/order-bounds";
import { Problem } from "@kipass/protocol/problem";

/** What officers settle beside scope and limits. */
export interface OrderTerms {
  basis: LegalBasis;
  issuedAt: number;
  expiresAt: number;
  /** Issuers tell whom they named from this day on: never while the order still runs. */
  notifyAfter: Day;
  /** The latest day the protocol allows. */
  latestNotice: Day;
}

/** @throws Problem bad-period when people would be told too early or too late */
export function termsOf(
  { legalBasis, notifyAfter }: Pick<Body<typeof endpoint>, "legalBasis" | "notifyAfter">,
  nowSeconds: number,
): OrderTerms {
  const expiresAt = nowSeconds + ORDER_MAX_LIFE_SECONDS;
  const earliest = addDays(dayOf(expiresAt), NOTICE_AFTER_DAYS);
  const latestNotice = addDays(dayOf(nowSeconds), NOTICE_WITHIN_DAYS);
  const chosen = notifyAfter ?? earliest;
  if (!isDay(chosen) || chosen < earliest || chosen > latestNotice)
    throw new Problem("bad-period", { fields: [{ path: "/notifyAfter", code: "bad-period" }] });
  const basis = legalBases.find(({ code }) => code === legalBasis) ?? legalBases[0];
  return { basis, issuedAt: nowSeconds, expiresAt, notifyAfter: chosen, latestNotice };
}
