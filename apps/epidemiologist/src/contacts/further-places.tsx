import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { keepForNewCase } from "../cases/person-of-new-case.ts";
import { casesQuery, officerQuery } from "../queries.ts";

const t = catalogue(
  {
    further: "다른 방문지 조사",
    furtherOf: (name: string) => `${name} 님의 다른 방문지 조사`,
    why: "이 사례의 요청으로는 접촉자의 다른 방문지를 물을 수 없습니다. 확진된 뒤 새 사례를 열고, 새 요청에 두 사람이 서명해야 합니다(감염병예방법 제76조의2 제1항).",
    open: "이 사람의 새 사례 열기",
    back: "닫기",
    note: (number: string) => `사례 ${number}의 접촉자`,
  },
  {
    further: "Trace further places",
    furtherOf: (name) => `Trace further places of ${name}`,
    why: "The requests of this case do not cover a contact's other places. Once the person is confirmed, open a new case; its requests need two signatures again (IDCPA Article 76-2 (1)).",
    open: "Open a new case for this person",
    back: "Close",
    note: (number) => `Contact of case ${number}`,
  },
);

interface FurtherPlacesProps {
  caseId: number;
  contact: { name: string; phone: string };
}

/** A contact's own places are nobody's business under the requests at hand: this leads to a case and requests of their own. */
export function FurtherPlaces({ caseId, contact: { name, phone } }: FurtherPlacesProps) {
  const go = useNavigate();
  const [asks, setAsks] = useState(false);
  const { data: officer } = useQuery(officerQuery);
  const investigates = officer?.role === "investigator";
  const { data: cases } = useQuery({ ...casesQuery, enabled: investigates });
  const caseNumber = cases?.find(({ id }) => id === caseId)?.caseNumber;
  if (!investigates || caseNumber === undefined || phone === "") return null;
  if (!asks) {
    return (
      <button class="link" type="button" aria-label={t.furtherOf(name)} onClick={() => setAsks(true)}>
        {t.further}
      </button>
    );
  }
  return (
    <Notice>
      {t.why}
      <span class="row wrap">
        <Button
          size="slim"
          onClick={() => {
            keepForNewCase({ name, phone, note: t.note(caseNumber) });
            void go({ to: "/cases/new" });
          }}
        >
          {t.open}
        </Button>
        <Button size="slim" onClick={() => setAsks(false)}>
          {t.back}
        </Button>
      </span>
    </Notice>
  );
}
