import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type { addImportPart as partEndpoint, startImport as startEndpoint } from "@kipass/contract/office";
import { REGISTER_PART_BYTES, REGISTER_PARTS } from "@kipass/contract/office/register-fields";
import { fromBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { countParts, insertImport, insertPart, turnImport } from "../../store/register-imports.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";
import { importIn } from "./turn-import.ts";

/** @throws Problem too-large */
export async function startImport(
  { tx, officer, clock }: Desk,
  { fileName, bytes }: Body<typeof startEndpoint>,
): Promise<Reply<typeof startEndpoint>> {
  const { region, sectors } = officer;
  const by = { officer: officer.id, byName: byName(officer), nowMs: clock.nowMs() };
  const parts = Math.max(1, Math.ceil(bytes / REGISTER_PART_BYTES));
  if (parts > REGISTER_PARTS) throw new Problem("too-large");
  const id = await insertImport(tx, { region, sectors, fileName, parts, ...by });
  return { import: id, parts, partBytes: REGISTER_PART_BYTES };
}

/** With the last part the file is whole, and is read. @throws Problem conflict for a file that is whole already */
export async function addImportPart(
  { tx }: Desk,
  { import: id }: Params<typeof partEndpoint>,
  { part, bytes }: Body<typeof partEndpoint>,
): Promise<Reply<typeof partEndpoint>> {
  const row = await importIn(tx, id, ["uploading"]);
  const decoded = fromBase64url(bytes);
  if (!decoded || part >= row.uploadParts) throw new Problem("malformed-request");
  await insertPart(tx, row.id, "upload", part, decoded);
  const missing = row.uploadParts - (await countParts(tx, row.id));
  if (missing === 0) await turnImport(tx, row.id, { state: "reading" });
  return { missing };
}
