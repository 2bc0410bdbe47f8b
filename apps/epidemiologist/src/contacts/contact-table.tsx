import { formatPhone } from "@kipass/protocol/phone";
import { formatSafeNumber } from "@kipass/protocol/safe-number";
import { dayInTable, seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { AlertIcon, CheckIcon, MinusIcon, RetryIcon } from "@kipass/web-kit/icons.tsx";
import { useRef } from "preact/hooks";
import type { Contact, Officer } from "../api.ts";
import { messageName, minutesWords, missedWords, nameOf, sourceName, stateName } from "./contact-words.ts";
import { longest } from "./sift-contacts.ts";
import { useRowsInSight } from "./use-rows-in-sight.ts";
import { Watermark } from "./watermark.tsx";

const t = catalogue(
  {
    caption: (count: number) => `접촉자 ${count}명, 오래 겹친 순`,
    all: "모두 고르기",
    pick: (name: string) => `${name} 고르기`,
    name: "이름",
    phone: "전화번호",
    guardian: "보호자 번호",
    safeNumber: "개인안심번호",
    overlap: "겹침",
    others: (count: number) => `외 ${count}곳`,
    message: "문자",
    state: "상태",
    next: "다음 할 일",
    centre: "담당",
    open: (name: string) => `${name} 기록 보기`,
  },
  {
    caption: (count) => `${count} contacts by length of overlap`,
    all: "Choose all",
    pick: (name) => `Choose ${name}`,
    name: "Name",
    phone: "Phone",
    guardian: "guardian's number",
    safeNumber: "safe number",
    overlap: "Overlap",
    others: (count) => `and ${count} more`,
    message: "Message",
    state: "State",
    next: "Next",
    centre: "In charge",
    open: (name) => `History of ${name}`,
  },
);

const ROW_HEIGHT = 56;
const COLUMNS = 8;

interface TableProps {
  contacts: readonly Contact[];
  officer: Officer;
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
  /** Whose history is open. */
  shown: string | undefined;
  onShow: (id: string) => void;
}

/** Thousands of lines stay quick: only those in sight are drawn. Arrow keys go from box to box, Enter opens the history. */
export function ContactTable({ contacts, officer, chosen, onChoose, shown, onShow }: TableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { from, to } = useRowsInSight(body, contacts.length, ROW_HEIGHT);
  const all = contacts.length > 0 && contacts.every(({ id }) => chosen.has(id));
  const pick = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
    <section class="sheet scroll" tabIndex={0} aria-label={t.caption(contacts.length)}>
      <table class="table" aria-rowcount={contacts.length + 1}>
        <caption class="spoken">{t.caption(contacts.length)}</caption>
        <thead>
          <tr>
            <th class="pick">
              <label class="hit">
                <span class="spoken">{t.all}</span>
                <input
                  class="box"
                  type="checkbox"
                  checked={all}
                  onChange={() => onChoose(new Set(all ? [] : contacts.map(({ id }) => id)))}
                />
              </label>
            </th>
            {[t.name, t.phone, t.overlap, t.message, t.state, t.next, t.centre].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={walk}>
          <Gap rows={from} />
          {contacts.slice(from, to).map((contact, at) => (
            <Line
              key={contact.id}
              contact={contact}
              at={from + at}
              chosen={chosen.has(contact.id)}
              shown={contact.id === shown}
              onPick={pick}
              onShow={onShow}
            />
          ))}
          <Gap rows={contacts.length - to} />
        </tbody>
      </table>
      <Watermark officer={officer} />
    </section>
  );
}

function Gap({ rows }: { rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr>
      <td colSpan={COLUMNS} style={{ height: `${rows * ROW_HEIGHT}px` }} />
    </tr>
  );
}

interface LineProps {
  contact: Contact;
  at: number;
  chosen: boolean;
  shown: boolean;
  onPick: (id: string, chosen: boolean) => void;
  onShow: (id: string) => void;
}

function Line({ contact, at, chosen, shown, onPick, onShow }: LineProps) {
  const name = nameOf(contact);
  return (
    <tr aria-rowindex={at + 2} aria-selected={shown || chosen}>
      <td class="pick">
        <label class="hit">
          <span class="spoken">{t.pick(name)}</span>
          <input
            class="box"
            type="checkbox"
            data-row={at}
            checked={chosen}
            onChange={(event) => onPick(contact.id, event.currentTarget.checked)}
          />
        </label>
      </td>
      <th scope="row">
        <button type="button" class="btn slim plain" aria-label={t.open(name)} onClick={() => onShow(contact.id)}>
          <span class="two">
            <b>{name}</b>
            {contact.guardianPhone && <span class="note faint">{t.guardian}</span>}
          </span>
        </button>
      </th>
      <td class="num">
        <PhoneNumber contact={contact} />
      </td>
      <td>
        <Where contact={contact} />
      </td>
      <td>
        <Message contact={contact} />
      </td>
      <td>{contact.missedCalls > 0 ? missedWords(contact.missedCalls) : stateName(contact.state)}</td>
      <td>
        {contact.next ? (
          <span class="clip" title={contact.next}>
            {contact.next}
          </span>
        ) : (
          <span class="faint">–</span>
        )}
      </td>
      <td>
        <span class="two">
          <span>{contact.takenBy ?? "–"}</span>
          <span class="note faint">{contact.centre && withoutProvince(contact.centre.name)}</span>
        </span>
      </td>
    </tr>
  );
}

/** With who gave it. */
function PhoneNumber({ contact }: { contact: Contact }) {
  const { phone, guardianPhone, safeNumber, sources } = contact;
  const from = [...(safeNumber === null ? [] : [t.safeNumber]), ...sources.map(sourceName)].join(" · ");
  return (
    <span class="two">
      <span>{safeNumber === null ? formatPhone(guardianPhone ?? phone) : formatSafeNumber(safeNumber)}</span>
      <span class="note faint clip" title={from}>
        {from}
      </span>
    </span>
  );
}

/** '강남구 보건소': whose 중구 it is, the place tells. */
function withoutProvince(name: string): string {
  return name.replace(/^\S+ (?=\S+ )/, "");
}

function Where({ contact }: { contact: Contact }) {
  const most = longest(contact);
  if (!most) return <span class="faint">–</span>;
  const others = new Set(contact.overlaps.map(({ facility }) => facility)).size - 1;
  return (
    <span class="two">
      <b>{minutesWords(most.minMinutes, most.maxMinutes)}</b>
      <span class="note faint num where">
        <span class="clip" title={most.facilityName}>
          {most.facilityName}
        </span>
        <span>
          {others > 0 && t.others(others)} · {dayInTable(seoulDay(most.at * 1000))} {timeOfDay(most.at * 1000)}
        </span>
      </span>
    </span>
  );
}

const tones = {
  waiting: "",
  sending: "",
  sent: "",
  delivered: "pass",
  failed: "stop",
  unsure: "again",
} as const;

function Message({ contact: { message } }: { contact: Contact }) {
  const tone = message ? tones[message.state] : "";
  const icons = {
    pass: <CheckIcon size="small" />,
    stop: <AlertIcon size="small" />,
    again: <RetryIcon size="small" />,
  };
  return (
    <span class="two">
      <span class="st" data-tone={tone}>
        {tone === "" ? <MinusIcon size="small" /> : icons[tone]}
        {messageName(message?.state)}
      </span>
      {message && <span class="note faint num">{timeOfDay(message.atMs)}</span>}
    </span>
  );
}

/** From one box to the next; the row is brought into sight with it. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const row = (event.target as HTMLElement).dataset.row;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (row === undefined || (by === undefined && event.key !== "Enter")) return;
  event.preventDefault();
  const table = event.currentTarget;
  if (by === undefined) (event.target as HTMLElement).closest("tr")?.querySelector("button")?.click();
  else table.querySelector<HTMLElement>(`[data-row="${Number(row) + by}"]`)?.focus();
}
