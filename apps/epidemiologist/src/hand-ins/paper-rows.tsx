import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { api, type HandInPlace, type HandInReport } from "../api.ts";
import { useAct } from "../shell/use-act.ts";
import { Report } from "./report.tsx";

const t = catalogue(
  {
    title: "수기명부 옮겨 적기",
    caption: "수기명부의 줄",
    day: "날짜",
    time: "시각",
    name: "이름",
    area: "시군구",
    phone: "전화번호",
    safeNumber: "개인안심번호",
    row: (at: number) => `${at}번째 줄`,
    add: "줄 더하기",
    take: "접촉자에 넣기",
    nothing: "한 줄 이상 적어 주세요.",
  },
  {
    title: "Copy a written log",
    caption: "Rows of the written log",
    day: "Day",
    time: "Time",
    name: "Name",
    area: "District",
    phone: "Phone",
    safeNumber: "Safe number",
    row: (at) => `Row ${at}`,
    add: "Add a row",
    take: "Add to the contacts",
    nothing: "Write at least one row.",
  },
);

const fields = ["day", "time", "name", "area", "phone", "safeNumber"] as const;
type Row = Record<(typeof fields)[number], string>;
const types = { day: "date", time: "time", name: "text", area: "text", phone: "tel", safeNumber: "text" } as const;

/** Read out over the telephone, or copied on the spot: a row for each person, by keyboard alone. */
export function PaperRows({ caseId, place }: { caseId: number; place: HandInPlace }) {
  const startMs = (place.windows[0]?.from ?? 0) * 1000;
  const blank: Row = {
    day: seoulDay(startMs),
    time: timeOfDay(startMs),
    name: "",
    area: "",
    phone: "",
    safeNumber: "",
  };
  const [rows, setRows] = useState<Row[]>([blank]);
  const [report, setReport] = useState<HandInReport>();
  const { busy, said, say, act } = useAct();
  const change = (at: number, field: keyof Row, value: string) =>
    setRows((known) => known.map((row, index) => (index === at ? { ...row, [field]: value } : row)));

  async function take() {
    const written = rows.filter(
      (row) => row.phone.trim() !== "" || row.safeNumber.trim() !== "" || row.name.trim() !== "",
    );
    setReport(undefined);
    if (written.length === 0) return say(t.nothing);
    await act(async () => {
      const body = {
        facility: place.facility,
        rows: written.map(({ day, time, ...row }) => ({
          ...row,
          at: Math.floor(Date.parse(`${day}T${time || "00:00"}:00+09:00`) / 1000),
        })),
      };
      setReport(await api.addPaperRows({ params: { case: String(caseId) }, body }));
      setRows([blank]);
    });
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <h3>{t.title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={t.caption}>
        <table class="table paper-rows">
          <caption class="spoken">{t.caption}</caption>
          <thead>
            <tr>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {t[field]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {fields.map((field) => (
                  <td key={field}>
                    <input
                      {...({ type: types[field] } as { type: "text" })}
                      aria-label={`${t.row(at + 1)} ${t[field]}`}
                      maxLength={field === "name" ? 60 : 20}
                      value={row[field]}
                      onInput={(event) => change(at, field, event.currentTarget.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div class="row">
        <Button
          size="slim"
          onClick={() => setRows([...rows, { ...(rows.at(-1) ?? blank), name: "", phone: "", safeNumber: "" }])}
        >
          {t.add}
        </Button>
        <Button size="slim" submit busy={busy}>
          {t.take}
        </Button>
      </div>
      {said && <Notice alert>{said}</Notice>}
      {report && <Report report={report} taken />}
    </form>
  );
}
