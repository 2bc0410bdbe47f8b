import { Busy, Button } from "@kipass/web-kit/controls.tsx";
import { fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { useDecisions } from "../facilities/use-decisions.tsx";
import { officersQuery, sessionQuery } from "../queries.ts";
import { Dialog } from "../shell/dialog.tsx";
import { AppointDialog } from "./appoint-dialog.tsx";
import { RenewDialog } from "./renew-dialog.tsx";
import { roleWords } from "./role-words.ts";
import { sectorsWords } from "./sectors-field.tsx";

const t = catalogue(
  {
    title: "담당자",
    name: "이름",
    id: "아이디",
    region: "지역",
    roles: "직무",
    sectors: "업종",
    acts: "처리",
    renew: "로그인 새로 등록",
    renewed: "새 비밀번호로 로그인하면 패스키를 다시 등록하게 됩니다.",
    since: "임용일",
    left: "그만둔 날",
    appoint: "담당자 임용",
    dismiss: "그만둠",
    sure: (name: string) => `${name} 님이 그만두었습니까?`,
    after: "이 아이디의 로그인이 바로 끝나고, 다시 쓸 수 없습니다. 지금까지의 기록은 남습니다.",
    dismissed: "로그인을 끝냈습니다.",
    appointed: "임용했습니다. 첫 로그인에서 패스키를 등록하게 됩니다.",
  },
  {
    title: "Officers",
    name: "Name",
    id: "ID",
    region: "Region",
    roles: "Duties",
    sectors: "Sectors",
    acts: "Act",
    renew: "Log-in anew",
    renewed: "With the new password they register a passkey again.",
    since: "Appointed",
    left: "Left",
    appoint: "Appoint an officer",
    dismiss: "Has left",
    sure: (name) => `Has ${name} left?`,
    after: "Their log-in ends at once and cannot be used again. What they did stays on record.",
    dismissed: "The log-in has ended.",
    appointed: "Appointed. They register a passkey when they first log in.",
  },
);

export function OfficersPage() {
  const { data: officers } = useQuery(officersQuery);
  const { data: session } = useQuery(sessionQuery);
  const [appoints, setAppoints] = useState(false);
  const [leaving, setLeaving] = useState<{ id: number; name: string }>();
  const [renewing, setRenewing] = useState<{ id: number; name: string }>();
  const decisions = useDecisions();
  if (!officers || !session) return <Busy />;
  const dismiss = (id: number) => {
    setLeaving(undefined);
    void decisions.act(t.dismissed, () => api.dismissOfficer({ params: { officer: String(id) }, body: {} }));
  };
  return (
    <main class="page stack">
      <header class="row between wrap title">
        <h1>{t.title}</h1>
        <Button size="small" look="primary" onClick={() => setAppoints(true)}>
          {t.appoint}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={t.title}>
        <table class="table">
          <thead>
            <tr>
              {[t.name, t.id, t.region, t.roles, t.sectors, t.since, t.left, t.acts].map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {officers.map((officer) => (
              <tr key={officer.id}>
                <th scope="row" class="nowrap">
                  {officer.name} {officer.title}
                </th>
                <td>{officer.loginId}</td>
                <td class="nowrap">{officer.regionName}</td>
                <td class="nowrap">{officer.roles.map(roleWords).join(", ")}</td>
                <td>{sectorsWords(officer.sectors)}</td>
                <td class="num nowrap">{fullDay(officer.appointedOn)}</td>
                <td class="num nowrap">{officer.leftOn && fullDay(officer.leftOn)}</td>
                <td class="nowrap">
                  {!officer.leftOn && officer.id !== session.officer.id && (
                    <span class="acts">
                      <Button size="slim" label={`${officer.name} ${t.renew}`} onClick={() => setRenewing(officer)}>
                        {t.renew}
                      </Button>
                      <Button size="slim" label={`${officer.name} ${t.dismiss}`} onClick={() => setLeaving(officer)}>
                        {t.dismiss}
                      </Button>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {appoints && (
        <AppointDialog
          own={session.officer}
          onDone={() => {
            setAppoints(false);
            void decisions.act(t.appointed, async () => {});
          }}
          onClose={() => setAppoints(false)}
        />
      )}
      {renewing && (
        <RenewDialog
          officer={renewing}
          onDone={() => {
            setRenewing(undefined);
            void decisions.act(t.renewed, async () => {});
          }}
          onClose={() => setRenewing(undefined)}
        />
      )}
      {leaving && (
        <Dialog title={t.sure(leaving.name)} onClose={() => setLeaving(undefined)}>
          <div class="stack">
            <p class="small soft">{t.after}</p>
            <Button look="danger" wide onClick={() => dismiss(leaving.id)}>
              {t.dismiss}
            </Button>
          </div>
        </Dialog>
      )}
      {decisions.toast}
    </main>
  );
}
