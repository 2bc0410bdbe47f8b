import { legalBases } from "@kipass/data/order-terms";
import { Field, Select, Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, type RequestView } from "../api.ts";
import { PartyName } from "./request-progress.tsx";
import type { Exposure, Terms } from "./use-draft.ts";

const t = catalogue(
  {
    preview: "이 요청으로 묻게 되는 것",
    passes: (count: string) => `QR ${count}장까지`,
    visits: (count: string) => `방문기록 ${count}건까지`,
    people: (count: string) => `${count}명까지`,
    learns: "받는 곳이 알게 되는 것",
    "passes-of-person": "이 사람의 이름과 전화번호, 기간. 어디에 갔는지는 알 수 없습니다.",
    "visits-of-passes": "QR 번호와 기간. 누구 것인지는 알 수 없습니다.",
    "visits-at-place": "시설과 시간. 누구 때문에 묻는지는 알 수 없습니다.",
    "identities-of-passes": "QR 번호. 어디서 찍혔는지는 알 수 없습니다.",
    "identities-of-safe-numbers": "개인안심번호와 날짜. 어디에 적혔는지는 알 수 없습니다.",
    places: (count: number) => `${count}곳`,
    basis: "법적 근거",
    told: "당사자에게 알리는 날",
    toldHint: (latest: string) => `발급회사가 이날부터 문자로 알립니다. 늦어도 ${latest}까지입니다.`,
  },
  {
    preview: "What this request would ask",
    passes: (count) => `up to ${count} QR codes`,
    visits: (count) => `up to ${count} visits`,
    people: (count) => `up to ${count} people`,
    learns: "What the party learns",
    "passes-of-person": "This person's name, phone and period. Not where they went.",
    "visits-of-passes": "QR ids and a period. Not whose they are.",
    "visits-at-place": "Facilities and times. Not because of whom.",
    "identities-of-passes": "QR ids. Not where they were scanned.",
    "identities-of-safe-numbers": "Safe numbers and days. Not where they were written.",
    places: (count) => `${count} ${count === 1 ? "place" : "places"}`,
    basis: "Legal basis",
    told: "People are told from",
    toldHint: (latest) => `The issuers tell them by message from this day on, at the latest ${latest}.`,
  },
);

interface OrderTermsProps {
  caseId: number;
  stage: RequestView["stage"];
  exposures: readonly Exposure[];
  terms: Terms;
  onTerms: (terms: Terms) => void;
}

/** Scope and limits before anything is drafted, and what else the officers settle: the legal basis, and when people are told. */
export function OrderTerms({ caseId, stage, exposures, terms, onTerms }: OrderTermsProps) {
  const body = { stage, exposures: [...exposures], ...terms };
  const { data: preview, error } = useQuery({
    queryKey: ["preview", caseId, body],
    queryFn: () => api.previewRequest({ params: { case: String(caseId) }, body }),
    placeholderData: keepPreviousData,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const format = new Intl.NumberFormat(lang.value === "ko" ? "ko-KR" : "en-US");
  return (
    <fieldset class="plain stack">
      <legend>{t.preview}</legend>
      {error && <p class="small soft">{problemText(error).title}</p>}
      {preview && (
        <ul class="list">
          {preview.orders.map(({ audience, kind, windows, limits }) => (
            <li key={audience} class="stack gap6">
              <span class="row wrap between">
                <PartyName code={audience} />
                <span class="row wrap gap6">
                  {kind === "visits-at-place" && <Tag>{t.places(windows.length)}</Tag>}
                  {(["passes", "visits", "people"] as const).map((limit) => {
                    const most = limits[limit];
                    return most === undefined ? null : <Tag key={limit}>{t[limit](format.format(most))}</Tag>;
                  })}
                </span>
              </span>
              <span class="note faint num">{spanOf(windows)}</span>
              <span class="small soft">
                {t.learns}: {isKind(kind) && t[kind]}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div class="twin">
        <Select
          label={t.basis}
          value={terms.legalBasis ?? legalBases[0].code}
          onChange={(code) => onTerms({ ...terms, legalBasis: code as NonNullable<Terms["legalBasis"]> })}
          options={legalBases.map(({ code, article }) => ({ value: code, words: article }))}
        />
        <Field
          label={t.told}
          type="date"
          value={terms.notifyAfter ?? preview?.notifyAfter ?? ""}
          onInput={(day) => onTerms(day === "" ? withoutDay(terms) : { ...terms, notifyAfter: day })}
          hint={preview && t.toldHint(dayInTable(preview.latestNotice))}
        />
      </div>
    </fieldset>
  );
}

const KINDS = [
  "passes-of-person",
  "visits-of-passes",
  "visits-at-place",
  "identities-of-passes",
  "identities-of-safe-numbers",
] as const;

function isKind(kind: string): kind is (typeof KINDS)[number] {
  return KINDS.some((known) => known === kind);
}

function withoutDay({ legalBasis }: Terms): Terms {
  return legalBasis ? { legalBasis } : {};
}

function spanOf(windows: readonly { from: number; to: number }[]): string {
  const from = Math.min(...windows.map((window) => window.from));
  const to = Math.max(...windows.map((window) => window.to));
  return `${dayAndTime(from * 1000)} – ${dayAndTime(to * 1000)}`;
}
