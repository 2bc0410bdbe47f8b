import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import type { CaseView, Officer, RequestView } from "../api.ts";
import { EmergencyCheck } from "../requests/emergency.tsx";
import { OrderTerms } from "../requests/order-terms.tsx";
import { useDraft } from "../requests/use-draft.ts";
import { Refusal } from "../shell/refusal.tsx";
import { stateWords } from "./stages.ts";

const t = catalogue(
  {
    places: "방문지를 요청할 차례입니다.",
    placesWhy:
      "발급회사에는 이 사람의 QR 번호를, 한국사회보장정보원에는 그 QR이 찍힌 시설과 시각을 묻습니다. 두 사람이 서명해야 물을 수 있습니다.",
    people: "같은 때 방문한 사람을 확인할 차례입니다.",
    peopleWhy:
      "발급회사에 방문기록의 QR이 같은 사람 것인지 먼저 번호로만 묻습니다. 이름은 겹침을 보고 고른 사람만 받습니다.",
    reason: "요청 사유",
    reasonHint: "승인하는 사람이 읽고 이 사례에만 남습니다. 이름은 적지 마세요.",
    reasonMissing: "요청 사유를 적어 주세요.",
    draft: "요청 만들기",
    waits: "역학조사관이 요청을 만들면 승인할 요청에 나타납니다.",
    before: (state: string) => `앞선 요청: ${state}.`,
    returned: (reason: string) => `돌려보낸 사유: ${reason}`,
  },
  {
    places: "Next: request the places visited.",
    placesWhy:
      "Issuers are asked for this person's QR ids, the registry for the facilities and times of those. Both need two signatures.",
    people: "Next: find out who was there at the same time.",
    peopleWhy:
      "Issuers are first asked only which QR codes belong to the same person, as numbers. Names come later, for those chosen by overlap.",
    reason: "Reason",
    reasonHint: "The approver reads it, and it stays with this case. Write no names.",
    reasonMissing: "Write the reason.",
    draft: "Draft the request",
    waits: "Once an investigator drafts a request it appears under requests to sign.",
    before: (state) => `Previous request: ${state}.`,
    returned: (reason) => `Returned because: ${reason}`,
  },
);

interface NextRequestProps {
  view: CaseView;
  officer: Officer;
  last: RequestView | undefined;
}

/** The two requests that need nothing chosen: places of the person, and who the co-visitors' passes belong to. */
export function NextRequest({ view, officer, last }: NextRequestProps) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const { draft, busy, said, emergency, setEmergency, terms, setTerms } = useDraft(view.case.id);
  const stage = view.case.stage === "opened" ? "places" : "identities";

  function make(event: Event) {
    event.preventDefault();
    setMissing(reason.trim() === "");
    if (reason.trim() !== "") void draft(stage, reason.trim(), []);
  }

  return (
    <form class="todo stack" onSubmit={make} noValidate>
      <h2>{stage === "places" ? t.places : t.people}</h2>
      <p class="soft">{stage === "places" ? t.placesWhy : t.peopleWhy}</p>
      <Before last={last} />
      {officer.role === "investigator" ? (
        <>
          <Field
            label={t.reason}
            value={reason}
            onInput={setReason}
            hint={t.reasonHint}
            wrong={missing ? t.reasonMissing : undefined}
            maxLength={500}
          />
          <OrderTerms caseId={view.case.id} stage={stage} exposures={[]} terms={terms} onTerms={setTerms} />
          <EmergencyCheck checked={emergency} onChange={setEmergency} />
          <Refusal said={said} />
          <Button look="primary" size="big" submit busy={busy}>
            {t.draft}
          </Button>
        </>
      ) : (
        <Notice>{t.waits}</Notice>
      )}
    </form>
  );
}

/** Why the step is asked for again, if an earlier request ended without an answer. */
export function Before({ last }: { last: RequestView | undefined }) {
  if (!last || last.state === "done") return null;
  return (
    <Notice tone="again">
      {t.before(stateWords(last.state))} {last.returnedReason && t.returned(last.returnedReason)}
    </Notice>
  );
}
