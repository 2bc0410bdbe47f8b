import { createHash } from "node:crypto";
import type { exportContacts as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { toBase64url, utf8 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds, today } from "@kipass/service-kit/clock";
import type { WrittenTable } from "@kipass/service-kit/spreadsheets/write-table";
import { caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import { standingContacts } from "../contacts/list-contacts.ts";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { type ExportFormat, insertExport } from "../store/exports.ts";
import type { Officer } from "../store/officers.ts";
import { contactTable } from "./contact-table.ts";
import {
  type ExportedContact,
  type ExportFacts,
  exportedContact,
  type SourceNames,
  seoulTime,
  sourceNamesOf,
} from "./exported-contact.ts";
import { goDataContacts } from "./go-data.ts";
import { sormasTable } from "./sormas.ts";

/** Writes the list for other software, and down who takes it where and why, before a byte of it leaves. */
export async function exportContacts(
  office: Office,
  officer: Officer,
  caseId: number,
  { format, recipient, reason }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  const found = await requireCase(office, caseId);
  if (found.person === null) throw new Problem("conflict");
  const box = caseBox(vault, caseId);
  const standing = await db.tx("export-contacts", (tx) => standingContacts(tx, box, caseId));
  const day = today(clock);
  const contacts = standing.map((one) => exportedContact(one, day)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const facts: ExportFacts = {
    caseNumber: found.caseNumber,
    exportedAt: seoulTime(nowSeconds(clock)),
    exportedBy: `${officer.name} ${officer.title}`,
    recipient,
    reason,
    destroyBy: found.destroyedOn,
  };
  const name = `contacts-${found.caseNumber}-until-${found.destroyedOn}`;
  const { files, rows } = await write(format, name, contacts, facts, sourceNamesOf(office));
  await db.tx("record-export", async (tx) => {
    const by = { caseId, officer: officer.id, atMs: clock.nowMs() };
    const facts = files.map((file) => ({ name: file.name, rows: file.rows, sha256: file.sha256 }));
    const words = { recipient: box.seal("export-recipient", recipient), reason: box.seal("export-reason", reason) };
    await insertExport(tx, { ...by, format, rows, files: facts, ...words });
    await insertAccess(tx, {
      ...by,
      what: "exportContacts",
      reason: `case ${found.caseNumber}: ${rows} rows, ${format}`,
    });
  });
  return { rows, files: files.map((file) => ({ ...file, bytes: toBase64url(file.bytes) })) };
}

function write(
  format: ExportFormat,
  name: string,
  contacts: readonly ExportedContact[],
  facts: ExportFacts,
  sourceNames: SourceNames,
): Promise<WrittenTable> | WrittenTable {
  switch (format) {
    case "xlsx":
    case "csv":
      return contactTable(format, name, contacts, facts, sourceNames);
    case "sormas":
      return sormasTable(`${name}-sormas`, contacts, facts, sourceNames);
    case "go-data":
      return document(`${name}-go-data`, goDataContacts(contacts, facts), contacts.length);
    case "json":
      return document(
        name,
        { format: "kipass/contact-list/1", ...facts, rows: contacts.length, contacts },
        contacts.length,
      );
  }
}

function document(name: string, value: object, rows: number): WrittenTable {
  const bytes = utf8(`${JSON.stringify(value, undefined, 2)}\n`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { rows, files: [{ name: `${name}.json`, mediaType: "application/json", bytes, rows, sha256 }] };
}
