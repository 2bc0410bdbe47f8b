import { catalogue } from "@kipass/web-kit/i18n.ts";
import { AlertIcon, CheckIcon } from "@kipass/web-kit/icons.tsx";
import type { CaseView, RequestView } from "../api.ts";
import { askedOrders } from "./claims.ts";
import { checksOf } from "./request-checks.ts";

const t = catalogue(
  {
    label: "서명 전에 확인할 것",
    period: "조사 기간 안의 방문입니다",
    notPeriod: "조사 기간을 벗어난 방문이 있습니다",
    audience: "받는 곳마다 요청이 따로 있습니다",
    notAudience: "한 곳에 요청이 두 번 있습니다",
    people: "이름 한도",
    peopleCount: (people: number) => `${people}명`,
    before: "이 사례에서 앞서 승인한 요청",
    beforeCount: (requests: number) => `${requests}건`,
  },
  {
    label: "To check before signing",
    period: "All visits lie within the case's period",
    notPeriod: "Some visits lie outside the case's period",
    audience: "Every party is asked separately",
    notAudience: "A party is asked twice",
    people: "Names, at most",
    peopleCount: (people) => `${people}`,
    before: "Requests approved before in this case",
    beforeCount: (requests) => `${requests}`,
  },
);

/** Worked out in this browser from the bytes to be signed, so that the officer need not take the server's word. */
export function Checks({ request, view }: { request: RequestView; view: CaseView }) {
  const { withinPeriod, oncePerParty, people, approvedBefore } = checksOf(askedOrders(request), request.id, view);
  return (
    <ul class="checks" aria-label={t.label}>
      <Check holds={withinPeriod}>{withinPeriod ? t.period : t.notPeriod}</Check>
      <Check holds={oncePerParty}>{oncePerParty ? t.audience : t.notAudience}</Check>
      {people > 0 && (
        <Check holds>
          {t.people} <span class="note faint push">{t.peopleCount(people)}</span>
        </Check>
      )}
      <Check holds>
        {t.before} <span class="note faint push">{t.beforeCount(approvedBefore)}</span>
      </Check>
    </ul>
  );
}

function Check({ holds, children }: { holds: boolean; children: preact.ComponentChildren }) {
  return (
    <li data-holds={holds ? "" : undefined}>
      {holds ? <CheckIcon size="small" /> : <AlertIcon size="small" />}
      {children}
    </li>
  );
}
