import { addDays, dayOf } from "@kipass/protocol/day";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { caseBox, caseKeyName } from "../cases/case-box.ts";
import type { CasePerson } from "../cases/open-case.ts";
import { destroyedOn, periodOf } from "../cases/period.ts";
import { insertCanary } from "../store/canaries.ts";
import { insertCase, nextCaseId } from "../store/cases.ts";

export interface Canary {
  caseNumber: string;
  /** Of nobody. */
  name: string;
  phone: string;
  region: string;
  /** The id of the officer it bears. */
  officer: string;
}

/**
 * A case of a made-up patient, as any other from outside: number, sealed person, key. Only the database knows it for a canary, and tells
 * supervisors and auditors when somebody reads it. Undefined when the case number is taken.
 */
export async function addCanary(
  { db, vault }: { db: Database; vault: Vault },
  { caseNumber, name, phone, region, officer }: Canary,
  nowMs: number,
): Promise<number | undefined> {
  const now = Math.floor(nowMs / 1000);
  const onset = { kind: "symptoms" as const, day: addDays(dayOf(now), -1) };
  const person: CasePerson = { name, phone, onset };
  const period = periodOf(onset, null, now);
  const id = await nextCaseId(db);
  await vault.create(caseKeyName(id));
  const saved = await db.tx("add-canary", async (tx) => {
    const isNew = await insertCase(tx, {
      id,
      caseNumber,
      status: "open",
      stage: "opened",
      ...period,
      isolatedAt: null,
      issuers: ["naver"],
      person: caseBox(vault, id).seal("person", person),
      region,
      openedBy: officer,
      assignedTo: officer,
      openedAtMs: nowMs,
      destroyedOn: destroyedOn(period),
      closing: null,
    });
    if (isNew) await insertCanary(tx, id);
    return isNew;
  });
  if (!saved) await vault.destroy(caseKeyName(id));
  return saved ? id : undefined;
}
