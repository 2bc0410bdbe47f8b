import type { Body, Params } from "@kipass/contract/endpoint";
import type { addNote as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { plainText } from "../../facilities/plain-text.ts";
import { insertNote } from "../../store/facility-notes.ts";
import { findFacilityLine } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";

/** @throws Problem facility-not-found */
export async function addNote(
  { tx, officer, clock }: Desk,
  { facility }: Params<typeof endpoint>,
  { note }: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  const id = Number(facility);
  if (!(await findFacilityLine(tx, id))) throw new Problem("facility-not-found");
  const text = plainText(note, "/note", { maxLength: 500 });
  await insertNote(tx, { facility: id, atMs: clock.nowMs(), by: byName(officer), note: text });
  return {};
}
