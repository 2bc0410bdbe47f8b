import type { openCase as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import type { Day } from "@kipass/protocol/day";
import { parseName } from "@kipass/protocol/name";
import { parsePhone } from "@kipass/protocol/phone";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import { spend } from "../officers/spend.ts";
import { insertAccess } from "../store/access-log.ts";
import { type Case, insertCase, isCaseNumberTaken, nextCaseId } from "../store/cases.ts";
import type { Officer } from "../store/officers.ts";
import { caseBox, caseKeyName } from "./case-box.ts";
import { summaryOf } from "./list-cases.ts";
import { destroyedOn, periodOf } from "./period.ts";

/** What is sealed about the patient. */
export interface CasePerson {
  name: string;
  phone: string;
  onset: { kind: "symptoms" | "sampling"; day: Day };
  isolatedAt: number | null;
  note: string;
}

/** Opens a case with a key of its own. */
export async function openCase(
  office: Office,
  officer: Officer,
  body: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const caseNumber = parseCaseNumber(body.caseNumber);
  const person = parsePerson(body);
  const issuers = parseIssuers(body.issuers, office);
  const period = periodOf(body.onset.day, body.isolatedAt, nowSeconds(office.clock));
  if (await isCaseNumberTaken(office.db, caseNumber)) throw new Problem("case-number-taken");
  const id = await nextCaseId(office.db);
  await office.vault.create(caseKeyName(id));
  const opened: Case = {
    id,
    caseNumber,
    status: "open",
    stage: "opened",
    ...period,
    issuers,
    person: caseBox(office.vault, id).seal("person", person),
    region: officer.region,
    openedBy: officer.id,
    assignedTo: officer.id,
    openedAtMs: office.clock.nowMs(),
    destroyedOn: destroyedOn(period),
  };
  try {
    if (!(await save(office, officer, opened))) throw new Problem("case-number-taken");
  } catch (fault) {
    await office.vault.destroy(caseKeyName(id));
    throw fault;
  }
  return { case: summaryOf(opened, new Map([[officer.id, officer]])) };
}

function save(office: Office, officer: Officer, opened: Case): Promise<boolean> {
  return office.db.tx("open-case", async (tx) => {
    if (!(await insertCase(tx, opened))) return false;
    await spend(office, tx, { officer, what: "cases", count: 1 });
    const { openedAtMs: atMs, id: caseId, caseNumber } = opened;
    await insertAccess(tx, { atMs, officer: officer.id, what: "openCase", caseId, reason: `case ${caseNumber}` });
    return true;
  });
}

/** As the health centres write them: year, hyphen, running number. */
function parseCaseNumber(text: string): string {
  const caseNumber = text.trim();
  if (!/^20\d\d-\d{4,6}$/.test(caseNumber))
    throw new Problem("malformed-request", { fields: [{ path: "/caseNumber", code: "malformed-request" }] });
  return caseNumber;
}

function parsePerson({ name, phone, onset, isolatedAt, note }: Body<typeof endpoint>): CasePerson {
  const parsedName = parseName(name);
  const parsedPhone = parsePhone(phone);
  if (parsedName === undefined) throw new Problem("bad-name", { fields: [{ path: "/name", code: "bad-name" }] });
  // Only Korean mobile numbers are verified by an issuer, so a foreign one could name nobody.
  if (typeof parsedPhone !== "string")
    throw new Problem("bad-phone", { fields: [{ path: "/phone", code: "bad-phone" }] });
  return { name: parsedName, phone: parsedPhone, onset: { kind: onset.kind, day: onset.day }, isolatedAt, note };
}

/** Suspended issuers too: what they issued is still asked for. */
function parseIssuers(codes: string[], { certification }: Office): string[] {
  const known = new Set(certification().issuers.map(({ code }) => code));
  const distinct = [...new Set(codes)].sort();
  if (distinct.some((code) => !known.has(code)))
    throw new Problem("malformed-request", { fields: [{ path: "/issuers", code: "malformed-request" }] });
  return distinct;
}
