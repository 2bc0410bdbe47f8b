import type { Body, Params } from "@kipass/contract/endpoint";
import type { checkImport as checkEndpoint, takeImport as takeEndpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import type { Tx } from "@kipass/service-kit/postgres/database";
import {
  eraseLines,
  erasePartsOf,
  type ImportRow,
  type ImportState,
  lockImport,
  turnImport,
} from "../../store/register-imports.ts";
import type { Desk } from "../desk.ts";
import { columnsFit } from "./columns.ts";

/** @throws Problem import-not-found, conflict when somebody took it further meanwhile */
export async function importIn(tx: Tx, id: string, states: readonly ImportState[]): Promise<ImportRow> {
  const row = await lockImport(tx, Number(id));
  if (!row) throw new Problem("import-not-found");
  if (!states.includes(row.state)) throw new Problem("conflict");
  return row;
}

/** @throws Problem malformed-request without a name or an address */
export async function checkImport(
  { tx }: Desk,
  { import: id }: Params<typeof checkEndpoint>,
  { columns }: Body<typeof checkEndpoint>,
): Promise<Record<string, never>> {
  const row = await importIn(tx, id, ["columns", "checked"]);
  if (!columnsFit(columns, row.header ?? [])) throw new Problem("malformed-request");
  await turnImport(tx, row.id, { state: "checking", columns });
  return {};
}

export async function takeImport(
  { tx }: Desk,
  { import: id }: Params<typeof takeEndpoint>,
): Promise<Record<string, never>> {
  const row = await importIn(tx, id, ["checked"]);
  await turnImport(tx, row.id, { state: "taking" });
  return {};
}

/** Nothing of it stays but that it was brought. */
export async function discardImport(
  { tx, clock }: Desk,
  { import: id }: Params<typeof takeEndpoint>,
): Promise<Record<string, never>> {
  const row = await importIn(tx, id, ["uploading", "columns", "checked", "failed"]);
  await eraseLines(tx, row.id);
  for (const kind of ["upload", "report"] as const) await erasePartsOf(tx, row.id, kind);
  await turnImport(tx, row.id, { state: "discarded", endedMs: clock.nowMs() });
  return {};
}
