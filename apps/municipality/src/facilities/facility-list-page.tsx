import { sectors } from "@kipass/data/sectors";
import { Busy, Empty, Select } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { BuildingIcon } from "@kipass/web-kit/icons.tsx";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { FacilityLine, ListedFacility } from "../api.ts";
import { type FacilityFilter, facilitiesQuery } from "../queries.ts";
import { FacilityRows } from "./facility-rows.tsx";
import { obligationWords, statusWords } from "./facility-words.ts";

const t = catalogue(
  {
    title: "시설",
    count: (n: number) => `${n.toLocaleString("ko")}곳`,
    sector: "업종",
    status: "상태",
    obligation: "의무적용",
    activity: "사용",
    recording: "7일 안에 기록",
    silent: "7일 동안 기록 없음",
    any: "모두",
    none: "찾는 시설이 없습니다.",
    wider: "다른 말로 찾거나 조건을 줄여 보세요.",
    found: (q: string) => `‘${q}’ 찾기`,
  },
  {
    title: "Facilities",
    count: (n) => `${n.toLocaleString("en")}`,
    sector: "Sector",
    status: "Status",
    obligation: "Obligation",
    activity: "Activity",
    recording: "Recorded within 7 days",
    silent: "Nothing for 7 days",
    any: "All",
    none: "No facility was found.",
    wider: "Try other words or fewer conditions.",
    found: (q) => `Search: ${q}`,
  },
);

type Search = FacilityFilter;

const statuses = ["active", "waiting", "suspended", "closed"] as const;

const obligations = ["mandatory", "grace", "coming", "exempt", "released", "unclear", "voluntary"] as const;

export function FacilityListPage() {
  const { q, sector, status, obligation, activity } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const filter = {
    ...(q && { q: String(q) }),
    ...(sector && { sector }),
    ...(status && { status }),
    ...(obligation && { obligation }),
    ...(activity && { activity }),
  };
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(facilitiesQuery(filter));
  const change = (next: Search) =>
    void navigate({
      to: "/facilities",
      search: Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value)) as never,
    });
  const total = data?.pages[0]?.total ?? 0;
  return (
    <main class="page facilities">
      <header class="row between wrap title">
        <h1>{t.title}</h1>
        <span class="small soft">
          {q && `${t.found(String(q))} · `}
          {data && t.count(total)}
        </span>
      </header>
      <div class="row wrap filters">
        <Select
          label={t.sector}
          value={sector ?? ""}
          empty={t.any}
          options={sectors.map((one) => ({ value: one.code, words: one[lang.value] }))}
          onChange={(value) => change({ sector: value })}
        />
        <Select
          label={t.status}
          value={status ?? ""}
          empty={t.any}
          options={statuses.map((one) => ({ value: one, words: statusWords(one) }))}
          onChange={(value) => change({ status: value as FacilityLine["status"] })}
        />
        <Select
          label={t.obligation}
          value={obligation ?? ""}
          empty={t.any}
          options={obligations.map((one) => ({ value: one, words: obligationWords(one) }))}
          onChange={(value) => change({ obligation: value as ListedFacility["obligation"] })}
        />
        <Select
          label={t.activity}
          value={activity ?? ""}
          empty={t.any}
          options={(["recording", "silent"] as const).map((value) => ({ value, words: t[value] }))}
          onChange={(value) => change({ activity: value as "silent" })}
        />
      </div>
      {!data ? (
        <Busy />
      ) : total === 0 ? (
        <Empty icon={<BuildingIcon size="large" />} title={t.none}>
          <p class="soft">{t.wider}</p>
        </Empty>
      ) : (
        <FacilityRows
          facilities={data.pages.flatMap((page) => page.facilities)}
          total={total}
          onEnd={() => {
            if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
          }}
        />
      )}
    </main>
  );
}
