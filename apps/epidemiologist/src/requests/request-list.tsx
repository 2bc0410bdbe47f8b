import { Busy, Empty } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { KeyIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { stateWords } from "../cases/stages.ts";
import { requestsQuery } from "../queries.ts";
import { Table } from "../shell/table.tsx";
import { EmergencyTag } from "./emergency.tsx";
import { titleOf } from "./request-words.ts";

const t = catalogue(
  {
    title: "정보제공요청",
    none: "아직 요청이 없습니다.",
    next: "역학조사관이 요청을 만들어 서명하면 여기에 나타납니다.",
    case: "사례",
    asks: "요청",
    by: "요청한 사람",
    at: "만든 때",
    state: "상태",
  },
  {
    title: "Disclosure requests",
    none: "There are no requests yet.",
    next: "A request appears here once an investigator has drafted and signed it.",
    case: "Case",
    asks: "Request",
    by: "Requested by",
    at: "Drafted",
    state: "State",
  },
);

export function RequestList() {
  const { data: requests } = useQuery(requestsQuery);
  if (!requests) return <Busy />;
  return (
    <main class="page stack">
      <h1>{t.title}</h1>
      {requests.length === 0 ? (
        <Empty icon={<KeyIcon size="large" />} title={t.none}>
          <p class="soft">{t.next}</p>
        </Empty>
      ) : (
        <Table label={t.title} columns={[t.case, t.asks, t.by, t.at, t.state]}>
          {requests.map((request) => (
            <tr key={request.id}>
              <td>{request.caseNumber}</td>
              <th scope="row">
                <Link to="/requests/$request" params={{ request: String(request.id) }}>
                  {titleOf(request)}
                </Link>
              </th>
              <td>
                {request.draftedBy.name} {request.draftedBy.title}
              </td>
              <td class="num">{dayAndTime(request.draftedAtMs)}</td>
              <td>
                {stateWords(request.state)} {request.emergency && <EmergencyTag />}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </main>
  );
}
