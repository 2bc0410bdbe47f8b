import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { CaseBox } from "../cases/case-box.ts";
import type { AssumedStay } from "../contacts/assumed-stays.ts";
import type { HandIn } from "../contacts/hand-in.ts";
import type { Group, Identity } from "../contacts/join-contacts.ts";
import type { Exposure } from "../contacts/overlap.ts";
import type { Scan } from "../contacts/stays.ts";

/** An opened visit with the 24-byte pass header (base64url), which orders for identities are about. */
export interface Visit extends Scan {
  header: string;
}

export interface FacilityFacts {
  id: number;
  name: string;
  sector: string;
  region: string;
  address: string;
}

/** What is kept of a case, day by day: a list for each kind. */
export interface CaseLists {
  /** base64url of concatenated pass ids of the case's own; kept until the registry has answered. */
  passes: string;
  visits: Visit;
  facilities: FacilityFacts;
  exposures: Exposure;
  "co-visits": Visit;
  groups: Group;
  "hand-ins": HandIn;
  "assumed-stays": AssumedStay;
  /** Safe numbers on paper slips, as a request asks about them. */
  slips: string;
  "safe-numbers": SafeNumberHolder;
}

/** Who wrote a safe number on a slip, as the issuer answered. */
export interface SafeNumberHolder {
  issuer: string;
  number: string;
  name: string;
  phone: string;
  guardianPhone: string | null;
}

export type CaseKind = keyof CaseLists;

export async function insertList<K extends CaseKind>(
  tx: Tx,
  box: CaseBox,
  at: { caseId: number; kind: K; source: string; day: Day },
  items: readonly CaseLists[K][],
): Promise<void> {
  const sealed = box.seal(labelOf(at), items);
  await tx.query(
    "INSERT INTO case_data (case_id, kind, source, day, sealed) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
    [at.caseId, at.kind, at.source, at.day, sealed],
  );
}

/** All lists of a kind joined, in the order of day and source; from one source only when it is given. */
export async function readLists<K extends CaseKind>(
  tx: Tx,
  box: CaseBox,
  of: { caseId: number; kind: K; source?: string },
): Promise<{ day: Day; source: string; items: CaseLists[K][] }[]> {
  const { rows } = await tx.query<{ day: Day; source: string; sealed: Buffer }>(
    `SELECT day, source, sealed FROM case_data WHERE case_id = $1 AND kind = $2 AND ($3::text IS NULL OR source = $3) ORDER BY day, source`,
    [of.caseId, of.kind, of.source ?? null],
  );
  return rows.map(({ day, source, sealed }) => ({
    day,
    source,
    items: box.open(labelOf({ ...of, day, source }), sealed),
  }));
}

export async function readItems<K extends CaseKind>(
  tx: Tx,
  box: CaseBox,
  of: { caseId: number; kind: K },
): Promise<CaseLists[K][]> {
  return (await readLists(tx, box, of)).flatMap(({ items }) => items);
}

export async function deleteLists(tx: Tx, of: { caseId: number; kind: CaseKind; source: string }): Promise<void> {
  await tx.query("DELETE FROM case_data WHERE case_id = $1 AND kind = $2 AND source = $3", [
    of.caseId,
    of.kind,
    of.source,
  ]);
}

export interface KeptIdentity extends Identity {
  id: number;
}

export async function insertIdentities(
  tx: Tx,
  box: CaseBox,
  at: { caseId: number; source: string },
  identities: readonly { day: Day; identity: Identity }[],
): Promise<void> {
  await tx.query(
    "INSERT INTO identities (case_id, source, day, sealed) SELECT $1, $2, * FROM unnest($3::date[], $4::bytea[])",
    [
      at.caseId,
      at.source,
      identities.map(({ day }) => day),
      identities.map(({ identity }) => box.seal("identity", identity)),
    ],
  );
}

export async function readIdentities(tx: Tx, box: CaseBox, caseId: number): Promise<KeptIdentity[]> {
  const { rows } = await tx.query<{ id: number; sealed: Buffer }>(
    "SELECT id, sealed FROM identities WHERE case_id = $1 ORDER BY id",
    [caseId],
  );
  return rows.map(({ id, sealed }) => ({ id, ...box.open<Identity>("identity", sealed) }));
}

function labelOf({ kind, source, day }: { kind: CaseKind; source?: string; day: Day }): string {
  return `${kind}/${source}/${day}`;
}
