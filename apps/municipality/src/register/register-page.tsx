import { sectors } from "@kipass/data/sectors";
import { Busy, Button, Empty, Select } from "@kipass/web-kit/controls.tsx";
import { fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { DocumentIcon } from "@kipass/web-kit/icons.tsx";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { sectorWords } from "../facilities/facility-words.ts";
import { useDecisions } from "../facilities/use-decisions.tsx";
import { entryPlace, measuresPath } from "../inspections/place.ts";
import { MOST_STOPS } from "../inspections/plan.ts";
import { LongTable } from "../shell/long-table.tsx";
import { useHasRole } from "../shell/roles.ts";
import { PlanBar } from "./plan-bar.tsx";
import { type Target, type TargetFilter, type TargetUse, targetsQuery } from "./register-queries.ts";
import { useWords } from "./register-words.ts";

const t = catalogue(
  {
    title: "대상 대장",
    bring: "대장 가져오기",
    check: "확인할 곳",
    all: "모두",
    uses: "사용 나눔",
    sector: "업종",
    name: "업소명",
    address: "주소",
    use: "사용",
    last: "마지막 기록",
    volume: "14일 기록 / 예상",
    none: "대장에 업소가 없습니다.",
    begin: "지방행정 인허가데이터나 자체 목록을 가져오면 등록된 시설과 견주어 보여 줍니다.",
    noneFound: "찾는 업소가 없습니다.",
    found: (q: string) => `‘${q}’ 찾기`,
    rule: (days: number) =>
      `영업 중인 업소만 보입니다. 미사용은 등록된 시설이 여는 날(정기 휴무일·휴업 기간 제외) ${days}일 동안 기록이 없는 곳, 미설치는 등록된 시설이 없는 곳입니다. 예상은 업종·면적·여는 날로 셈한 어림이고, 그 10%가 안 되면 ‘적음’으로 표시합니다.`,
    few: "적음",
    choose: (name: string) => `${name} 고르기`,
    chooseAll: (n: number) => `위에서부터 ${n}곳 고르기`,
  },
  {
    title: "Target register",
    bring: "Import a register",
    check: "To check",
    all: "All",
    uses: "By use",
    sector: "Sector",
    name: "Name",
    address: "Address",
    use: "Use",
    last: "Last record",
    volume: "14 days / expected",
    none: "The register is empty.",
    begin: "Import licence data or a list of your own to compare it with the registered facilities.",
    noneFound: "No business was found.",
    found: (q) => `Search: ${q}`,
    rule: (days) =>
      `Only businesses in operation are shown. Silent: registered, and nothing recorded on ${days} open days (closed weekdays and pauses do not count). Not registered: no facility. Expected is an estimate from sector, area and open days; below a tenth of it a facility is marked ‘few’.`,
    few: "few",
    choose: (name) => `Choose ${name}`,
    chooseAll: (n) => `Choose the first ${n}`,
  },
);

const USES: readonly TargetUse[] = ["missing", "silent", "check", "waiting", "used"];

/** Who should be registered, and who of them is. */
export function RegisterPage() {
  const { use, sector, q } = useSearch({ strict: false }) as TargetFilter;
  const navigate = useNavigate();
  const decisions = useDecisions();
  const filter = { ...(use && { use }), ...(sector && { sector }), ...(q && { q: String(q) }) };
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(targetsQuery(filter));
  const mayAct = useHasRole("handler", "decider");
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const rows = data?.pages.flatMap(({ targets }) => targets) ?? [];
  const choosable = mayAct ? rows.filter(isMissing).slice(0, MOST_STOPS) : [];
  const change = (next: Record<string, string | undefined>) =>
    void navigate({
      to: "/register",
      search: Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value)) as never,
    });
  const [first] = data?.pages ?? [];
  const totals = new Map(first?.totals?.map((one) => [one.use, one.targets]));
  const all = [...totals.values()].reduce((sum, n) => sum + n, 0);
  const shown = use ? (totals.get(use) ?? 0) : all;
  return (
    <main class="page facilities">
      <header class="row between wrap title">
        <h1>{t.title}</h1>
        <span class="row wrap gap6">
          {q && <span class="small soft">{t.found(String(q))}</span>}
          <Link to="/register/check" class="btn slim">
            {t.check} {totals.get("check") ?? 0}
          </Link>
          <Link to="/register/imports" class="btn slim">
            {t.bring}
          </Link>
        </span>
      </header>
      <nav class="tabs" aria-label={t.uses}>
        <Tab words={t.all} count={all} isHere={!use} onChoose={() => change({ use: undefined })} />
        {USES.map((one) => (
          <Tab
            key={one}
            words={useWords(one)}
            count={totals.get(one) ?? 0}
            isHere={use === one}
            onChoose={() => change({ use: one })}
          />
        ))}
      </nav>
      <div class="row wrap filters">
        <Select
          label={t.sector}
          value={sector ?? ""}
          empty={t.all}
          options={sectors.map((one) => ({ value: one.code, words: one[lang.value] }))}
          onChange={(value) => change({ sector: value })}
        />
        {use === "missing" && choosable.length > 1 && (
          <Button size="small" onClick={() => setChosen(choosable.map(({ id }) => id))}>
            {t.chooseAll(choosable.length)}
          </Button>
        )}
      </div>
      {chosen.length > 0 && <PlanBar entries={chosen} decisions={decisions} onDone={() => setChosen([])} />}
      {first && <p class="note soft rule">{t.rule(first.silentDays)}</p>}
      {!data ? (
        <Busy />
      ) : shown === 0 ? (
        <Empty icon={<DocumentIcon size="large" />} title={all === 0 && !sector && !q ? t.none : t.noneFound}>
          <p class="soft">{t.begin}</p>
        </Empty>
      ) : (
        <LongTable
          label={t.title}
          heads={[t.name, t.sector, t.address, t.use, t.last, t.volume]}
          look="target-columns"
          rows={rows}
          total={shown}
          keyOf={({ id }) => id}
          cells={(target) => (
            <Cells
              target={target}
              isChosen={chosen.includes(target.id)}
              onChoose={
                mayAct && isMissing(target)
                  ? (isChosen) => setChosen(isChosen ? [...chosen, target.id] : chosen.filter((id) => id !== target.id))
                  : undefined
              }
            />
          )}
          onEnd={() => {
            if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
          }}
        />
      )}
      {decisions.toast}
    </main>
  );
}

/** Operating and of no facility: those are sought out. */
const isMissing = ({ use }: Target) => use === "missing";

interface CellsProps {
  target: Target;
  isChosen: boolean;
  /** Undefined where there is nothing to choose. */
  onChoose: ((isChosen: boolean) => void) | undefined;
}

function Cells({ target, isChosen, onChoose }: CellsProps) {
  const { id, facility, name, address, use, lastDay, seen, expected, isFew } = target;
  return (
    <>
      <th scope="row">
        {onChoose && (
          <label class="hit">
            <span class="spoken">{t.choose(name)}</span>
            <input
              class="box"
              type="checkbox"
              checked={isChosen}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />
          </label>
        )}
        {facility === null ? (
          <Link to={measuresPath(entryPlace(id))}>{name}</Link>
        ) : (
          <Link to="/facilities/$facility" params={{ facility: String(facility) }}>
            {name}
          </Link>
        )}
      </th>
      <td>{sectorWords({ ...target, sectorDetail: null })}</td>
      <td title={address}>{address}</td>
      <td>{useWords(use)}</td>
      <td class="num">{lastDay ? fullDay(lastDay) : "–"}</td>
      <td class="num">
        {seen === null ? "–" : `${seen} / ${expected ?? "–"}`} {isFew && <b>{t.few}</b>}
      </td>
    </>
  );
}

interface TabProps {
  words: string;
  count: number;
  isHere: boolean;
  onChoose: () => void;
}

function Tab({ words, count, isHere, onChoose }: TabProps) {
  return (
    <button type="button" class="tab" aria-current={isHere ? "page" : undefined} onClick={onChoose}>
      {words} {count.toLocaleString(lang.value)}
    </button>
  );
}
