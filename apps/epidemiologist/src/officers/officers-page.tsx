import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayInTable, dayRange, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import type { Colleague } from "../api.ts";
import { api } from "../api.ts";
import { officerQuery, officersQuery } from "../queries.ts";
import { Refusal } from "../shell/refusal.tsx";
import { Table } from "../shell/table.tsx";
import { useAct } from "../shell/use-act.ts";
import { AbsenceForm } from "./absence-form.tsx";
import { AddOfficer } from "./add-officer.tsx";
import { ChangeOfficer } from "./change-officer.tsx";
import { regionWords, roleWords, signsOrders } from "./roles.ts";

const t = catalogue(
  {
    title: "담당자",
    lead: "맡은 지역의 담당자와 부재, 대신 승인할 사람입니다. 누구도 자기가 만든 요청을 승인할 수 없고, 대신 승인할 때도 같습니다.",
    name: "이름",
    role: "역할",
    region: "지역",
    key: "서명 열쇠",
    absence: "부재",
    since: "임명일",
    keyNone: "없음",
    keyWaiting: "확인 기다림",
    keyCertified: "확인됨",
    keyNotNeeded: "쓰지 않음",
    deputy: (name: string) => `${name} 대신 승인`,
    end: "부재 끝내기",
    own: "내 부재 적기",
    add: "담당자 임명",
    change: "바꾸기",
    absent: "오늘은 부재 중입니다. 서명하려면 부재를 끝내 주세요.",
    standsIn: (regions: string) => `부재 중인 승인자를 대신해 ${regions}의 요청을 승인할 수 있습니다.`,
  },
  {
    title: "Officers",
    lead: "Officers of your region, their absences and who approves in their place. Nobody approves a request of their own, nor as a deputy.",
    name: "Name",
    role: "Role",
    region: "Region",
    key: "Signing key",
    absence: "Absence",
    since: "Appointed",
    keyNone: "None",
    keyWaiting: "Waiting",
    keyCertified: "Certified",
    keyNotNeeded: "Not used",
    deputy: (name) => `${name} approves`,
    end: "End absence",
    own: "Enter my absence",
    add: "Appoint an officer",
    change: "Change",
    absent: "You are absent today. End the absence to sign.",
    standsIn: (regions) => `You may approve requests of ${regions} in place of an absent approver.`,
  },
);

type Open = { what: "own" | "add" } | { what: "change"; officer: Colleague } | undefined;

/** Who works here, who is away, and what a supervisor decides about it. */
export function OfficersPage() {
  const { data: me } = useQuery(officerQuery);
  const { data: officers } = useQuery(officersQuery);
  const [open, setOpen] = useState<Open>();
  const { said, act } = useAct();
  if (!officers || !me) return <Busy />;
  const own = officers.find(({ id }) => id === me.id);
  const close = () => setOpen(undefined);
  const supervises = me.role === "supervisor";
  const endAbsence = (id: number) => act(() => api.endAbsence({ params: { absence: String(id) }, body: {} }));
  return (
    <main class="page stack">
      <div class="row between wrap">
        <h1>{t.title}</h1>
        <div class="row wrap">
          {own && signsOrders(own.role) && <Button onClick={() => setOpen({ what: "own" })}>{t.own}</Button>}
          {supervises && (
            <Button look="primary" onClick={() => setOpen({ what: "add" })}>
              {t.add}
            </Button>
          )}
        </div>
      </div>
      <p class="soft">{t.lead}</p>
      {me.absent && <Notice tone="hold">{t.absent}</Notice>}
      {me.deputyFor.length > 0 && <Notice>{t.standsIn(me.deputyFor.map(regionWords).join(", "))}</Notice>}
      <Refusal said={said} />
      {open?.what === "own" && own && <AbsenceForm officer={own} officers={officers} onDone={close} />}
      {open?.what === "add" && <AddOfficer region={me.region} onDone={close} />}
      {open?.what === "change" && (
        <ChangeOfficer
          key={open.officer.id}
          officer={open.officer}
          officers={officers}
          region={me.region}
          onDone={close}
        />
      )}
      <Table label={t.title} columns={[t.name, t.role, t.region, t.key, t.absence, t.since]}>
        {officers.map((one) => (
          <tr key={one.id}>
            <th scope="row" class="nowrap">
              {one.name} {one.title}{" "}
              {supervises && one.id !== me.id && (
                <Button
                  size="slim"
                  onClick={() => setOpen({ what: "change", officer: one })}
                  label={`${one.name} ${t.change}`}
                >
                  {t.change}
                </Button>
              )}
            </th>
            <td class="nowrap">{roleWords(one.role)}</td>
            <td class="nowrap">{regionWords(one.region)}</td>
            <td class="nowrap">{keyWords(one)}</td>
            <td>
              {one.absences.map((absence) => (
                <div key={absence.id} class="row gap6 nowrap">
                  <span class="num">{dayRange(absence.from, absence.to)}</span>
                  {absence.deputy && <span class="soft">{t.deputy(absence.deputy.name)}</span>}
                  {(supervises || one.id === me.id) && (
                    <Button size="slim" onClick={() => void endAbsence(absence.id)}>
                      {t.end}
                    </Button>
                  )}
                </div>
              ))}
            </td>
            <td class="num nowrap">{dayInTable(seoulDay(one.appointedAtMs))}</td>
          </tr>
        ))}
      </Table>
    </main>
  );
}

function keyWords({ role, key }: Colleague): string {
  if (!signsOrders(role)) return t.keyNotNeeded;
  return key === "certified" ? t.keyCertified : key === "waiting" ? t.keyWaiting : t.keyNone;
}
