import { formatPhone } from "@kipass/protocol/phone";
import { Busy, Empty, Notice } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, dayInTable, seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ClockIcon, PeopleIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { Contact, Officer, RequestView } from "../api.ts";
import { issuerName } from "../boot.ts";
import { CaseHead } from "../cases/case-head.tsx";
import { caseQuery, contactsQuery, officerQuery } from "../queries.ts";

const t = catalogue(
  {
    title: (count: number) => `접촉자 ${count}명`,
    none: "접촉자가 없습니다.",
    noneNext: "고른 사람의 이름이 도착하면 여기에 나타납니다.",
    name: "이름",
    phone: "전화번호",
    guardian: "보호자 번호",
    overlap: "겹침",
    where: "곳과 때",
    source: "받은 곳",
    minutes: (min: number, max: number) => (min === max ? `${max}분` : min > 0 ? `${min}–${max}분` : `최대 ${max}분`),
    others: (count: number) => `외 ${count}곳`,
    partial: "일부만 도착했습니다.",
    waiting: "기다리는 중",
    seen: "이 목록을 본 사실이 기록되었습니다.",
    caption: "접촉자, 오래 겹친 순",
  },
  {
    title: (count) => `${count} ${count === 1 ? "contact" : "contacts"}`,
    none: "There are no contacts.",
    noneNext: "The names of those chosen appear here as they arrive.",
    name: "Name",
    phone: "Phone",
    guardian: "guardian's number",
    overlap: "Overlap",
    where: "Where and when",
    source: "From",
    minutes: (min, max) => (min === max ? `${max} min` : min > 0 ? `${min}–${max} min` : `up to ${max} min`),
    others: (count) => `and ${count} more`,
    partial: "Only part has arrived.",
    waiting: "waiting",
    seen: "That you read this list has been recorded.",
    caption: "Contacts by length of overlap",
  },
);

export function ContactPage() {
  const { case: id } = useParams({ from: "/cases/$case/contacts" });
  const { data: view } = useQuery(caseQuery(Number(id)));
  const { data: officer } = useQuery(officerQuery);
  const { data: contacts, error } = useQuery(contactsQuery(Number(id)));
  if (error) {
    return (
      <main class="page">
        <Notice tone="hold" alert>
          {problemText(error).title} {problemText(error).next}
        </Notice>
      </main>
    );
  }
  if (!view || !contacts || !officer) return <Busy />;
  const identities = view.requests
    .filter((request) => request.stage === "identities")
    .toSorted((a, b) => b.id - a.id)[0];
  return (
    <main class="case-main">
      <CaseHead summary={view.case} />
      <section class="people stack">
        <h2>{t.title(contacts.length)}</h2>
        {identities?.state === "partial" && <Partial request={identities} />}
        {contacts.length === 0 ? (
          <Empty icon={<PeopleIcon size="large" />} title={t.none}>
            <p class="soft">{t.noneNext}</p>
          </Empty>
        ) : (
          <ContactTable contacts={contacts} officer={officer} />
        )}
        <p class="note faint">{t.seen}</p>
      </section>
    </main>
  );
}

/** Partial results are shown as partial, issuer by issuer. */
function Partial({ request }: { request: RequestView }) {
  return (
    <Notice tone="again" icon={<ClockIcon />}>
      <b>{t.partial}</b>{" "}
      {request.orders
        .map((order) => `${issuerName(order.audience)} ${order.state === "done" ? order.received : t.waiting}`)
        .join(" · ")}
    </Notice>
  );
}

function ContactTable({ contacts, officer }: { contacts: readonly Contact[]; officer: Officer }) {
  return (
    <div class="sheet scroll">
      <table class="table">
        <caption class="spoken">{t.caption}</caption>
        <thead>
          <tr>
            {[t.name, t.phone, t.overlap, t.where, t.source].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contacts
            .toSorted((a, b) => longest(b).maxMinutes - longest(a).maxMinutes)
            .map((contact) => (
              <tr key={contact.id}>
                <th scope="row">
                  <span class="two">
                    <b>{contact.name}</b>
                    {contact.guardianPhone && <span class="note faint">{t.guardian}</span>}
                  </span>
                </th>
                <td class="num">{formatPhone(contact.guardianPhone ?? contact.phone)}</td>
                <td>
                  <b>{t.minutes(longest(contact).minMinutes, longest(contact).maxMinutes)}</b>
                </td>
                <td>
                  <Where contact={contact} />
                </td>
                <td>{contact.sources.map(issuerName).join(" · ")}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <Watermark words={`${officer.name} ${dayAndTime(Date.now())}`} />
    </div>
  );
}

const none = { facility: 0, facilityName: "", at: 0, minMinutes: 0, maxMinutes: 0 };

function longest(contact: Contact): Contact["overlaps"][number] {
  return contact.overlaps.reduce(
    (most, one) => (one.maxMinutes > most.maxMinutes ? one : most),
    contact.overlaps[0] ?? none,
  );
}

function Where({ contact }: { contact: Contact }) {
  const { facilityName, at } = longest(contact);
  const others = new Set(contact.overlaps.map((overlap) => overlap.facility)).size - 1;
  return (
    <span class="two">
      <span>
        {facilityName} {others > 0 && t.others(others)}
      </span>
      <span class="note faint num">
        {dayInTable(seoulDay(at * 1000))} {timeOfDay(at * 1000)}
      </span>
    </span>
  );
}

/** Whoever photographs this screen photographs who was reading it. */
function Watermark({ words }: { words: string }) {
  return (
    <svg class="water" aria-hidden="true">
      <pattern id="water" width="340" height="150" patternUnits="userSpaceOnUse" patternTransform="rotate(-18)">
        <text x="0" y="90">
          {words}
        </text>
      </pattern>
      <rect width="100%" height="100%" fill="url(#water)" />
    </svg>
  );
}
