import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CheckIcon } from "@kipass/web-kit/icons.tsx";
import type { Officer, RequestView } from "../api.ts";

const t = catalogue(
  {
    label: "두 사람의 서명",
    done: (count: number) => `두 서명 가운데 ${count}개가 끝남`,
    asks: "요청",
    approves: "승인",
    signed: (at: string) => `${at} 서명함`,
    not: "아직 서명하지 않음",
    other: "승인하는 사람",
    me: "나",
  },
  {
    label: "The two signatures",
    done: (count) => `${count} of two signatures given`,
    asks: "Requests",
    approves: "Approves",
    signed: (at) => `signed ${at}`,
    not: "not signed yet",
    other: "Approver",
    me: "me",
  },
);

/** The circle closes only when both have signed. */
export function Signatures({ request, officer }: { request: RequestView; officer: Officer }) {
  const [first, second] = request.approvals;
  const closed = first && second;
  const half = (signed: unknown) => (signed ? "half done" : "half");
  const rows = [
    {
      role: t.asks,
      signed: first,
      name: `${request.draftedBy.name} ${request.draftedBy.title}`,
      id: request.draftedBy.id,
    },
    {
      role: t.approves,
      signed: second,
      name: second ? `${second.name} ${second.title}` : approverName(officer),
      id: second?.officer ?? approverId(officer),
    },
  ];
  return (
    <>
      <svg class="circle" viewBox="0 0 200 200" role="img" aria-label={t.done(request.approvals.length)}>
        <path class={half(first)} d={closed ? "M100.5 12a88 88 0 0 0 0 176z" : "M96 12a88 88 0 0 0 0 176z"} />
        <path class={half(second)} d={closed ? "M99.5 12a88 88 0 0 1 0 176z" : "M104 12a88 88 0 0 1 0 176z"} />
      </svg>
      <ol class="officers" aria-label={t.label}>
        {rows.map((row) => (
          <li key={row.role}>
            <span class={row.signed ? "who-mark" : "who-mark wait"}>{row.signed && <CheckIcon size="small" />}</span>
            <div>
              <b>{row.name}</b>{" "}
              {row.id === officer.id && (
                <span class="tag" data-tone="act">
                  {t.me}
                </span>
              )}
              <p class="note faint">
                {row.role} · {row.signed ? t.signed(dayAndTime(row.signed.atMs)) : t.not}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

const approverName = (officer: Officer) => (officer.role === "approver" ? `${officer.name} ${officer.title}` : t.other);
const approverId = (officer: Officer) => (officer.role === "approver" ? officer.id : undefined);
