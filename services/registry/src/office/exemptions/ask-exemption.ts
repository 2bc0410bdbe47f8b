import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type {
  addEvidence as adding,
  openExemption as endpoint,
  openEvidence as opening,
  testHandIn as testing,
} from "@kipass/contract/office";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { readTable } from "@kipass/service-kit/spreadsheets/read-table";
import { malformed, plainText } from "../../facilities/plain-text.ts";
import {
  type Exemption,
  findFiles,
  findHandIns,
  findSealedFile,
  insertExemption,
  insertFile,
  insertHandIn,
  lockExemption,
} from "../../store/exemptions.ts";
import { findFacilityLine } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";
import { type Evidence, sha256, typeOf } from "./evidence.ts";
import { judgeHandIn } from "./judge-hand-in.ts";

const MOST_FILES = 10;
const MOST_HAND_INS = 20;

/** Writes down that a facility asks for an exemption. @throws Problem facility-not-found, conflict while one stands or waits */
export async function openExemption(
  { tx, officer, clock }: Desk,
  { facility }: Params<typeof endpoint>,
  { kind, explanation, identification }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const found = await findFacilityLine(tx, Number(facility));
  if (!found) throw new Problem("facility-not-found");
  if ((kind === "own-system") !== (identification !== null)) throw malformed("/identification");
  const exemption = await insertExemption(
    tx,
    {
      facility: found.id,
      kind,
      explanation: plainText(explanation, "/explanation", { maxLength: 500 }),
      identification: identification && plainText(identification, "/identification", { maxLength: 300 }),
      askedBy: byName(officer),
    },
    { nowMs: clock.nowMs(), day: today(clock) },
  );
  if (exemption === undefined) throw new Problem("conflict");
  return { exemption };
}

/** @throws Problem exemption-not-found, bad-evidence, limit-reached, conflict once it is decided */
export async function addEvidence(
  desk: Desk,
  evidence: Evidence,
  { exemption: id }: Params<typeof adding>,
  { name, content: text }: Body<typeof adding>,
): Promise<Reply<typeof adding>> {
  const exemption = await lockOpen(desk, id);
  const content = contentOf(text);
  const type = typeOf(content);
  if ((await findFiles(desk.tx, [exemption.id])).length >= MOST_FILES) throw new Problem("limit-reached");
  const file = await insertFile(desk.tx, {
    exemption: exemption.id,
    name: plainText(name, "/name", { maxLength: 120 }),
    type,
    size: content.length,
    sha256: sha256(content),
    sealed: evidence.seal(exemption.id, content),
    by: byName(desk.officer),
    addedMs: desk.clock.nowMs(),
  });
  return { file };
}

/** @throws Problem exemption-not-found, also when the file has been erased */
export async function openEvidence(
  { tx }: Desk,
  evidence: Evidence,
  { file: id }: Params<typeof opening>,
): Promise<Reply<typeof opening>> {
  const file = await findSealedFile(tx, Number(id));
  if (!file) throw new Problem("exemption-not-found");
  const { name, type } = file;
  const content = evidence.open(file.exemption, file.sealed);
  return { name, type, content: toBase64url(content), sha256: toBase64url(file.sha256) };
}

/** Judges a test file and forgets it: only what was found is stored. @throws Problem exemption-not-found, limit-reached, conflict */
export async function testHandIn(
  desk: Desk,
  { exemption: id }: Params<typeof testing>,
  { content: text }: Body<typeof testing>,
): Promise<Reply<typeof testing>> {
  const exemption = await lockOpen(desk, id);
  if (exemption.kind !== "own-system") throw new Problem("conflict");
  if ((await findHandIns(desk.tx, [exemption.id])).length >= MOST_HAND_INS) throw new Problem("limit-reached");
  const content = contentOf(text);
  const verdict = judgeHandIn(await readTable(content), today(desk.clock));
  const shown = { ...verdict, atMs: desk.clock.nowMs(), by: byName(desk.officer) };
  const handIn = await insertHandIn(desk.tx, { ...shown, exemption: exemption.id, sha256: sha256(content) });
  return { handIn: { ...shown, id: handIn } };
}

/** What its kind must show before it can be granted, as far as it is not there. */
export function missingOf(
  { kind }: Pick<Exemption, "kind">,
  files: unknown[],
  handIns: { faults: string[] }[],
): ("evidence" | "hand-in")[] {
  const needsHandIn = kind === "own-system" && !handIns.some(({ faults }) => faults.length === 0);
  return [...(files.length === 0 ? (["evidence"] as const) : []), ...(needsHandIn ? (["hand-in"] as const) : [])];
}

async function lockOpen({ tx }: Desk, id: string): Promise<Exemption> {
  const exemption = await lockExemption(tx, Number(id));
  if (!exemption) throw new Problem("exemption-not-found");
  if (exemption.state !== "open") throw new Problem("conflict");
  return exemption;
}

function contentOf(text: string): Uint8Array {
  const content = fromBase64url(text);
  if (!content) throw malformed("/content");
  return content;
}
