import { sectors } from "@kipass/data/sectors";
import { Busy, Empty, Select } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { BuildingIcon } from "@kipass/web-kit/icons.tsx";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { FacilityLine } from "../api.ts";
import { facilitiesQuery } from "../queries.ts";
import { FacilityRows } from "./facility-rows.tsx";
import { statusWords } from "./facility-words.ts";

const t = catalogue(
  {
    title: "시설",
    count: (n: number) => `${n.toLocaleString("ko")}곳`,
    sector: "업종",
    status: "상태",
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
    any: "All",
    none: "No facility was found.",
    wider: "Try other words or fewer conditions.",
    found: (q) => `Search: ${q}`,
  },
);

interface Search {
  q?: string;
  sector?: string;
  status?: FacilityLine["status"];
}

const statuses = ["active", "waiting", "suspended", "closed"] as const;

export function FacilityListPage() {
  const { q, sector, status } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const filter = { ...(q && { q: String(q) }), ...(sector && { sector }), ...(status && { status }) };
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
