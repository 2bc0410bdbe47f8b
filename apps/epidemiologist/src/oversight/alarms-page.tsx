import { Busy, Empty } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BellIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import type { Alarm } from "../api.ts";
import { alarmsQuery } from "../queries.ts";
import { Table } from "../shell/table.tsx";
import { deedWords } from "./deeds.ts";

const t = catalogue(
  {
    title: "경보",
    lead: "긴급 요청, 하루 한도, 시험용 사례 열람처럼 바로 살펴볼 일입니다. 지울 수 없습니다.",
    none: "경보가 없습니다.",
    noneNext: "긴급 요청이 생기거나 한도를 넘으면 여기에 나타납니다.",
    at: "때",
    kind: "내용",
    officer: "담당자",
    case: "사례번호",
    detail: "자세히",
    emergency: "긴급 요청이 만들어졌습니다.",
    limitNear: "하루 한도에 가까워졌습니다.",
    limitReached: "한도를 넘어 처리하지 않았습니다.",
    canaryRead: "볼 까닭이 없는 시험용 사례를 열람했습니다.",
    logBroken: "접속기록이 공개 기록과 맞지 않습니다.",
    cases: "연 사례",
    requests: "만든 요청",
    people: "이름을 요청한 사람",
    orderPeople: "한 요청에서 이름을 요청한 사람",
  },
  {
    title: "Alarms",
    lead: "What to look at now: emergencies, daily limits, readings of made-up cases. They cannot be removed.",
    none: "There is no alarm.",
    noneNext: "Emergencies and limits that are passed appear here.",
    at: "At",
    kind: "What",
    officer: "Officer",
    case: "Case number",
    detail: "Detail",
    emergency: "An emergency request was drafted.",
    limitNear: "A daily limit is near.",
    limitReached: "Something was refused beyond a limit.",
    canaryRead: "A made-up case that nobody has a reason to read was read.",
    logBroken: "The access log does not agree with the public log.",
    cases: "Cases opened",
    requests: "Requests drafted",
    people: "People asked for by name",
    orderPeople: "People asked for by name in one request",
  },
);

const KINDS: Record<Alarm["kind"], () => string> = {
  emergency: () => t.emergency,
  "limit-near": () => t.limitNear,
  "limit-reached": () => t.limitReached,
  "canary-read": () => t.canaryRead,
  "access-log-broken": () => t.logBroken,
};

export function AlarmsPage() {
  const { data: alarms } = useQuery(alarmsQuery);
  if (!alarms) return <Busy />;
  return (
    <main class="page stack">
      <h1>{t.title}</h1>
      <p class="soft">{t.lead}</p>
      {alarms.length === 0 ? (
        <Empty icon={<BellIcon size="large" />} title={t.none}>
          <p class="soft">{t.noneNext}</p>
        </Empty>
      ) : (
        <Table label={t.title} columns={[t.at, t.kind, t.officer, t.case, t.detail]}>
          {alarms.map((alarm) => (
            <tr key={alarm.id}>
              <td class="num nowrap">{dayAndTime(alarm.atMs)}</td>
              <th scope="row">{KINDS[alarm.kind]()}</th>
              <td class="nowrap">{alarm.officer && `${alarm.officer.name} ${alarm.officer.title}`}</td>
              <td class="num nowrap">{alarm.caseNumber}</td>
              <td class="small soft">{detailWords(alarm.detail)}</td>
            </tr>
          ))}
        </Table>
      )}
    </main>
  );
}

/** A limit, an endpoint, or a request's number as it was written down. */
function detailWords(detail: string): string {
  const limits: Record<string, string> = {
    cases: t.cases,
    requests: t.requests,
    people: t.people,
    "order-people": t.orderPeople,
  };
  return limits[detail] ?? deedWords(detail);
}
