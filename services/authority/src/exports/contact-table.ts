import {
  type TableColumn,
  type TableFormat,
  type TableRow,
  type WrittenTable,
  writeTable,
} from "@kipass/service-kit/spreadsheets/write-table";
import type { ContactState } from "../contacts/worklist.ts";
import type { ExportedContact, ExportFacts, SourceNames } from "./exported-contact.ts";

const columns: readonly TableColumn[] = [
  { name: "접촉자 번호", kind: "text" },
  { name: "이름", kind: "text" },
  { name: "전화번호", kind: "text" },
  { name: "보호자 전화번호", kind: "text" },
  { name: "개인안심번호", kind: "text" },
  { name: "받은 곳", kind: "text" },
  { name: "마지막 접촉일", kind: "date" },
  { name: "접촉 장소", kind: "text" },
  { name: "겹침(분, 최소)", kind: "number" },
  { name: "겹침(분, 최대)", kind: "number" },
  { name: "상태", kind: "text" },
  { name: "부재중", kind: "number" },
  { name: "다음 할 일", kind: "text" },
  { name: "거주지", kind: "text" },
  { name: "담당 보건소", kind: "text" },
  { name: "메모", kind: "text" },
  { name: "파기일", kind: "date" },
];

const states: Record<ContactState, string> = {
  new: "연락 전",
  messaged: "문자 발송",
  missed: "부재중",
  called: "통화",
  testing: "검사",
  isolating: "격리",
  excluded: "제외",
  finished: "종료",
};

/** XLSX or CSV, a line for each contact; the day it has to be destroyed by stands in each line, and about the file on a sheet of its own. */
export function contactTable(
  format: TableFormat,
  name: string,
  contacts: readonly ExportedContact[],
  facts: ExportFacts,
  sourceNames: SourceNames,
): Promise<WrittenTable> {
  return writeTable({
    name,
    format,
    columns,
    rows: contacts.map((contact) => rowOf(contact, facts, sourceNames)),
    notes: [
      ["사례", facts.caseNumber],
      ["만든 때", facts.exportedAt],
      ["만든 사람", facts.exportedBy],
      ["받는 곳", facts.recipient],
      ["사유", facts.reason],
      ["이 날 0시 전에 파기", facts.destroyBy],
    ],
  });
}

function rowOf(contact: ExportedContact, { destroyBy }: ExportFacts, sourceNames: SourceNames): TableRow {
  const { meetings } = contact;
  const last =
    meetings
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? "";
  return [
    contact.id,
    contact.name,
    contact.phone,
    contact.guardianPhone,
    contact.safeNumber,
    sourceNames(contact.sources),
    last.slice(0, 10),
    [...new Set(meetings.map(({ facility }) => facility))].join(" · "),
    most(meetings.map(({ minMinutes }) => minMinutes)),
    most(meetings.map(({ maxMinutes }) => maxMinutes)),
    states[contact.state],
    contact.missedCalls,
    contact.next,
    contact.residence,
    contact.healthCentre,
    contact.note,
    destroyBy,
  ];
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((largest, number) => Math.max(largest, number), 0);
}
