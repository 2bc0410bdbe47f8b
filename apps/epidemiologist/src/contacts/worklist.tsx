import { Empty, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PeopleIcon } from "@kipass/web-kit/icons.tsx";
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { Contact, Officer } from "../api.ts";
import "./contacts.css";
import { ContactTable } from "./contact-table.tsx";
import { isIn, matches, type Part, parts } from "./sift-contacts.ts";
import { type Panel, WorkPanel } from "./work-panel.tsx";

const t = catalogue(
  {
    title: (count: number) => `접촉자 ${count}명`,
    parts: "접촉자 나눔",
    all: "모두",
    "to-reach": "연락할 사람",
    reached: "연락됨",
    "to-check": "확인 필요",
    find: "이 목록에서 찾기",
    none: "접촉자가 없습니다.",
    noneNext: "고른 사람의 이름이 도착하면 여기에 나타납니다.",
    seen: (shown: number, all: number) => `${all}명 가운데 ${shown}명 · 이 목록을 본 사실이 기록되었습니다.`,
  },
  {
    title: (count) => `${count} ${count === 1 ? "contact" : "contacts"}`,
    parts: "Parts of the list",
    all: "All",
    "to-reach": "To reach",
    reached: "Reached",
    "to-check": "To check",
    find: "Find in this list",
    none: "There are no contacts.",
    noneNext: "The names of those chosen appear here as they arrive.",
    seen: (shown, all) => `${shown} of ${all} · That you read this list has been recorded.`,
  },
);

interface WorklistProps<C extends Contact> {
  contacts: readonly C[];
  officer: Officer;
  /** Beside the title. */
  more?: ComponentChild;
  /** Above the list. */
  notice?: ComponentChild;
  panels: (chosen: C[], shown: C | undefined) => Partial<Record<Panel, ComponentChild>>;
}

export function Worklist<C extends Contact>({ contacts, officer, more, notice, panels }: WorklistProps<C>) {
  const [part, setPart] = useState<Part>("all");
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<string>();
  const listed = contacts.filter((contact) => isIn(part, contact) && matches(contact, typed));
  return (
    <div class="with-panel">
      <section class="people">
        <div class="people-head">
          <h2>{t.title(contacts.length)}</h2>
          {more}
        </div>
        <div class="people-head">
          <fieldset class="tabs">
            <legend class="spoken">{t.parts}</legend>
            {parts.map((one) => (
              <button key={one} type="button" aria-pressed={one === part} onClick={() => setPart(one)}>
                {t[one]} <span class="num">{contacts.filter((contact) => isIn(one, contact)).length}</span>
              </button>
            ))}
          </fieldset>
          <Field label={t.find} type="search" value={typed} maxLength={60} onInput={setTyped} />
        </div>
        {notice}
        {contacts.length === 0 ? (
          <Empty icon={<PeopleIcon size="large" />} title={t.none}>
            <p class="soft">{t.noneNext}</p>
          </Empty>
        ) : (
          <ContactTable
            contacts={listed}
            officer={officer}
            chosen={chosen}
            onChoose={setChosen}
            shown={shown}
            onShow={setShown}
          />
        )}
        <p class="note faint">{t.seen(listed.length, contacts.length)}</p>
      </section>
      <WorkPanel
        panels={panels(
          contacts.filter(({ id }) => chosen.has(id)),
          contacts.find(({ id }) => id === shown),
        )}
      />
    </div>
  );
}
