import { Busy, Button, Empty } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, dayInTable, dayRange, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { DocumentIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { casesQuery, officerQuery } from "../queries.ts";
import { Table } from "../shell/table.tsx";
import { stageWords } from "./stages.ts";

const t = catalogue(
  {
    title: "사례",
    open: "사례 열기",
    outbreak: "여러 사례가 지나간 곳",
    none: "열린 사례가 없습니다.",
    first: "확진자의 사례번호와 조사 기간을 적어 사례를 여세요. 여는 것만으로는 아무 곳에도 묻지 않습니다.",
    number: "사례번호",
    period: "조사 기간",
    stage: "진행",
    by: "연 사람",
    opened: "연 때",
    destroyed: "파기 예정일",
  },
  {
    title: "Cases",
    open: "Open a case",
    outbreak: "Where several cases were",
    none: "No case is open.",
    first: "Open a case with its number and period. Opening it asks nobody anything.",
    number: "Case number",
    period: "Period",
    stage: "Stage",
    by: "Opened by",
    opened: "Opened",
    destroyed: "Destroyed on",
  },
);

export function CaseList() {
  const { data: cases } = useQuery(casesQuery);
  const { data: officer } = useQuery(officerQuery);
  if (!cases) return <Busy />;
  const mayOpen = officer?.role === "investigator";
  return (
    <main class="page stack">
      <div class="row between wrap">
        <h1>{t.title}</h1>
        {cases.length > 1 && (
          <Link class="push" to="/outbreak">
            {t.outbreak}
          </Link>
        )}
        {mayOpen && cases.length > 0 && (
          <Button look="primary" href="/cases/new">
            {t.open}
          </Button>
        )}
      </div>
      {cases.length === 0 ? (
        <Empty icon={<DocumentIcon size="large" />} title={t.none}>
          <p class="soft">{t.first}</p>
          {mayOpen && (
            <Button look="primary" href="/cases/new">
              {t.open}
            </Button>
          )}
        </Empty>
      ) : (
        <Table label={t.title} columns={[t.number, t.period, t.stage, t.by, t.opened, t.destroyed]}>
          {cases.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to="/cases/$case" params={{ case: String(one.id) }}>
                  {one.caseNumber}
                </Link>
              </th>
              <td class="num nowrap">{dayRange(seoulDay(one.from * 1000), seoulDay(one.to * 1000))}</td>
              <td class="nowrap">{stageWords(one.stage)}</td>
              <td class="nowrap">{one.openedBy}</td>
              <td class="num nowrap">{dayAndTime(one.openedAtMs)}</td>
              <td class="num">{dayInTable(one.destroyedOn)}</td>
            </tr>
          ))}
        </Table>
      )}
    </main>
  );
}
