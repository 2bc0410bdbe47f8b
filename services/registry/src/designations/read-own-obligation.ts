import type { Reply } from "@kipass/contract/endpoint";
import type { readOwnObligation as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { levelOn } from "../alert-level/levels.ts";
import type { FacilitySession } from "../members/sessions.ts";
import { findNotices } from "../store/designations.ts";
import { findOwnExemption } from "../store/exemptions.ts";
import { findEventOf } from "../store/facility-events.ts";
import { describeObligation, findCircumstances } from "./describe-obligation.ts";

const NOTICES_SHOWN = 20;

/** What a facility's own people see: the duty of today, and the rules that were announced to it and are not over. */
export async function readOwnObligation(
  { db, clock }: { db: Database; clock: Clock },
  { facility }: FacilitySession,
): Promise<Reply<typeof endpoint>> {
  const day = today(clock);
  const found = await findCircumstances(db, facility);
  if (!found) throw new Problem("session-ended");
  const { subject, circumstances } = found;
  const event = await findEventOf(db, facility);
  const exemption = (await findOwnExemption(db, facility)) ?? null;
  const notices = (await findNotices(db, facility)).flatMap(({ designation, atMs }) => {
    const rule = circumstances.rules.find(({ id }) => id === designation);
    if (!rule || (rule.to !== null && rule.to < day)) return [];
    return [{ atMs, title: rule.title, code: rule.code, from: rule.from }];
  });
  return {
    obligation: describeObligation(subject, circumstances, day),
    notices: notices.slice(0, NOTICES_SHOWN),
    exemption,
    event: event ? { from: event.from, to: event.to } : null,
    alertLevel: levelOn(circumstances.levels, day),
  };
}
