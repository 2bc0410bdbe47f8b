import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type { exportFigures as endpoint } from "@kipass/contract/office";
import { officeOf } from "@kipass/data/offices";
import { regionOf } from "@kipass/data/regions";
import { sectorOf } from "@kipass/data/sectors";
import { toBase64url } from "@kipass/protocol/bytes";
import { today } from "@kipass/service-kit/clock";
import { type TableColumn, type TableRow, writeTable } from "@kipass/service-kit/spreadsheets/write-table";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";
import { readActivity } from "./read-activity.ts";
import { readRates } from "./read-rates.ts";

interface Table {
  title: string;
  columns: readonly TableColumn[];
  rows: TableRow[];
  from: string;
  to: string;
}

type Asked = Body<typeof endpoint>;

/** What the screens show, as a table for other software; about the table on a sheet of its own. */
export async function exportFigures(
  desk: Desk,
  { table }: Params<typeof endpoint>,
  asked: Asked,
): Promise<Reply<typeof endpoint>> {
  const { officer, clock } = desk;
  const day = today(clock);
  const { title, columns, rows, from, to } = await tables[table](desk, asked);
  const office = officeOf(officer.region, day).name;
  const { files } = await writeTable({
    name: `${office}-${title}-${to}`,
    format: asked.format,
    columns,
    rows,
    notes: [
      ["지역", office],
      ["기간", `${from} ~ ${to}`],
      ["만든 날", day],
      ["만든 사람", byName(officer)],
      ["사유", asked.reason],
    ],
  });
  const [file] = files as [(typeof files)[number]];
  return { ...file, bytes: toBase64url(file.bytes) };
}

const tables: Record<"regions" | "sectors" | "days", (desk: Desk, asked: Asked) => Promise<Table>> = {
  async regions(desk, { sector }) {
    const { regions, from, to } = await readRates(desk, sector === undefined ? {} : { sector });
    const named = regions.map((row) => [regionWords(row.region, to), ...rateCells(row)]);
    return { title: "지역별 사용률", columns: [text("지역"), ...rateColumns], rows: named, from, to };
  },
  async sectors(desk) {
    const { sectors, from, to } = await readRates(desk, {});
    const named = sectors.map((row) => [sectorOf(row.sector)?.ko ?? row.sector, ...rateCells(row)]);
    return { title: "업종별 사용률", columns: [text("업종"), ...rateColumns], rows: named, from, to };
  },
  async days(desk, { month }) {
    const { days, from, to } = await readActivity(desk, month === undefined ? {} : { month });
    return {
      title: "날짜별 가입과 사용",
      columns: [
        { name: "날짜", kind: "date" },
        number("가입(의무)"),
        number("가입(자율)"),
        number("기록한 시설"),
        text("방문기록(건)"),
      ],
      rows: days.map(({ day, mandatory, voluntary, recording, visits }) => [
        day,
        mandatory,
        voluntary,
        recording,
        visits === null ? "<5" : String(visits),
      ]),
      from,
      to,
    };
  },
};

const text = (name: string): TableColumn => ({ name, kind: "text" });
const number = (name: string): TableColumn => ({ name, kind: "number" });

const rateColumns = ["의무적용 대상", "미설치", "7일 미사용", "7일 안 사용", "사용률(%)", "지난주 사용률(%)"].map(
  number,
);

function rateCells(row: Awaited<ReturnType<typeof readRates>>["total"]): TableRow {
  const percent = (part: number) => (row.target === 0 ? null : Math.round((part / row.target) * 1000) / 10);
  return [
    row.target,
    row.notInstalled,
    row.silent,
    row.recording,
    percent(row.recording),
    percent(row.recordingBefore),
  ];
}

export function regionWords(code: string, day: string): string {
  const region = regionOf(code.padEnd(5, "0"), day);
  return region ? region.sigungu || region.sido : code;
}
