import type { closeCase as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds, today } from "@kipass/service-kit/clock";
import { appendEntry } from "@kipass/service-kit/ledger";
import type { Database } from "@kipass/service-kit/postgres/database";
import { ledgerOf, type Office } from "../office.ts";
import { isOpenEnded } from "../requests/view-request.ts";
import { insertAccess } from "../store/access-log.ts";
import { type Case, lockCase, markClosed } from "../store/cases.ts";
import { destroyCases } from "../store/expired.ts";
import { findOfficers, type Officer } from "../store/officers.ts";
import { lockRequestsOf } from "../store/requests.ts";
import { caseKeyName } from "./case-box.ts";
import { openPerson, requireCase } from "./case-file.ts";
import { summaryOf } from "./list-cases.ts";

/**
 * Ends a case before its date, once nothing is asked any more: every request is answered or cancelled, and each says from which day its
 * issuers tell the people they named. What was mistyped or an exercise needs a reason, the one word about the case that stays. Everything kept goes in the transaction that says so in the public log, the key right after it;
 * a key that a crash left behind goes with the next hourly run.
 *
 * `destroyer` has the rights to destroy, which the officers' connection has not.
 */
export async function closeCase(
  office: Office,
  destroyer: Database,
  officer: Officer,
  caseId: number,
  { why, reason }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const open = await requireCase(office, caseId);
  checkReason(office, open, { why, reason });
  const atMs = office.clock.nowMs();
  const access = { what: "closeCase", caseId, reason: `case ${open.caseNumber}, ${why}` };
  await insertAccess(office.db, { atMs, officer: officer.id, ...access });
  const { closed, rows } = await destroyer.tx("close-case", async (tx) => {
    const found = await lockCase(tx, caseId);
    if (!found?.person) throw new Problem("conflict");
    const requests = await lockRequestsOf(tx, caseId);
    if (requests.some((request) => isOpenEnded(request, nowSeconds(office.clock)))) throw new Problem("conflict");
    const rows = await destroyCases(tx, [caseId]);
    await markClosed(tx, caseId, { why, reason, by: officer.id, atMs, rows });
    const key = caseKeyName(caseId);
    const entry = { day: today(office.clock), rows: { ...rows, cases: 1 }, keys: [key] };
    await appendEntry(tx, { kind: "destruction", ...entry }, ledgerOf(office));
    const closed: Case = { ...found, status: "closed", person: null };
    return { closed, rows };
  });
  await office.vault.destroy(caseKeyName(caseId));
  return { case: summaryOf(closed, await findOfficers(office.db, [closed.openedBy, closed.assignedTo])), rows };
}

/** The reason outlives the case's key, so it may not say whose case it was. */
function checkReason(office: Office, open: Case, { why, reason }: Body<typeof endpoint>): void {
  const { name, phone } = openPerson(office, open);
  const isMissing = why !== "finished" && reason === null;
  const digits = reason?.replace(/\D/g, "") ?? "";
  const tells = (name !== null && reason?.includes(name)) || (phone !== null && digits.includes(phone));
  if (isMissing || tells)
    throw new Problem("malformed-request", { fields: [{ path: "/reason", code: "malformed-request" }] });
}
