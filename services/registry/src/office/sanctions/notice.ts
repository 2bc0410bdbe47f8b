import { noticeTexts } from "@kipass/data/notice-texts";
import { officeOf } from "@kipass/data/offices";
import { articlesOf, citation, type ProcedureCode, procedureOf } from "@kipass/data/sanctions";
import type { Day } from "@kipass/protocol/day";
import type { OfficialNotice } from "../../documents/official-facts.ts";
import type { Letterhead } from "../../store/letterheads.ts";
import type { Draft } from "./course.ts";

export interface NoticeFacts {
  procedure: ProcedureCode;
  draft: Draft;
  place: { name: string; address: string; addressDetail: string; number: string };
  /** Whose document it is: 시군구, 시도 or 'all'. */
  region: string;
  letterhead: Letterhead | undefined;
  drafter: string;
  /** Empty until it is decided. */
  decider: string;
  number: string | undefined;
  day: Day;
}

const MARKS = "가나다라마바사아자차카타파하";
const NO_LETTERHEAD = { postcode: "", address: "", homepage: "", telephone: "" };

/** The notice of a step, word for word; undefined for a step that sends none. */
export function noticeOf(facts: NoticeFacts): OfficialNotice | undefined {
  const { procedure, draft, place, region, letterhead = NO_LETTERHEAD, drafter, decider, number, day } = facts;
  const text = noticeTexts[draft.step];
  if (!text) return undefined;
  const office = officeOf(region, day);
  const fill = filler(facts, office.head);
  return {
    office: office.name,
    recipient: text.to ?? recipientOf(procedure, place.name),
    title: draft.corrects === null ? text.title : `${text.title} (정정)`,
    body: marked(text.body).map(({ words, ...line }) => ({ ...line, words: fill(words) })),
    attachments: [...text.attachments],
    head: office.head,
    drafter,
    decider,
    number: number ?? `${office.department}-(결재 뒤)`,
    effectiveOn: day,
    letterhead,
  };
}

/** A user is named in the office's own system alone: here nobody knows who visited. */
function recipientOf(procedure: ProcedureCode, name: string): string {
  return procedureOf(procedure).target === "user" ? "(이용자 성명은 시행할 때 적음) 귀하" : `${name} 대표자 귀하`;
}

function filler({ procedure, draft, place, day }: NoticeFacts, head: string): (words: string) => string {
  const law = procedureOf(procedure).articles.map(citation).join(", ");
  const own = articlesOf(procedure, draft.step)
    .filter((code) => !procedureOf(procedure).articles.includes(code))
    .map(citation);
  const values: Record<string, string> = {
    facility: place.name,
    address: [place.address, place.addressDetail].filter(Boolean).join(", "),
    licence: place.number && `, 인허가 관리번호 ${place.number}`,
    occurredOn: officialDay(draft.occurredOn),
    dueOn: draft.dueOn === null ? "" : officialDay(draft.dueOn),
    effectiveOn: officialDay(day),
    facts: draft.facts,
    amount: `금${(draft.amount ?? 0).toLocaleString("ko-KR")}원`,
    law,
    basis: own.length > 0 ? own.join(", ") : law,
    head,
  };
  return (words) => words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

function marked(body: readonly (readonly [1 | 2 | 3, string])[]): OfficialNotice["body"] {
  const counts = [0, 0, 0];
  return body.map(([level, words]) => {
    counts.fill(0, level);
    const nth = (counts[level - 1] ?? 0) + 1;
    counts[level - 1] = nth;
    const mark = level === 1 ? `${nth}.` : level === 2 ? `${MARKS[nth - 1]}.` : `${nth})`;
    return { level, mark, words };
  });
}

/** '2026. 11. 21.'. */
export function officialDay(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}. ${month}. ${date}.`;
}

/** As it is pasted into the office system: two spaces a level, attachments, and the word that ends it. */
export function noticeText(notice: OfficialNotice): string {
  const { recipient, title, body, attachments, head, number, effectiveOn } = notice;
  const lines = body.map(({ level, mark, words }) => `${"  ".repeat(level - 1)}${mark} ${words}`);
  const attached = attachments.map((words, index) =>
    attachments.length === 1 ? `붙임  ${words}` : `${index === 0 ? "붙임  " : "      "}${index + 1}. ${words}`,
  );
  const ended = [...lines, ...(attached.length > 0 ? ["", ...attached] : [])];
  ended.push(`${ended.pop()}  끝.`);
  return [
    `수신  ${recipient}`,
    "(경유)",
    `제목  ${title}`,
    "",
    ...ended,
    "",
    head,
    "",
    `시행  ${number} (${officialDay(effectiveOn)})`,
  ].join("\n");
}
