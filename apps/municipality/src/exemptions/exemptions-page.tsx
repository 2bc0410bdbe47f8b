import { Busy, Button, Choices, Empty, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ShieldIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type ExemptionKind } from "../api.ts";
import { useDecisions } from "../facilities/use-decisions.tsx";
import { exemptionsQuery } from "../queries.ts";
import { Dialog } from "../shell/dialog.tsx";
import { Lines } from "../shell/lines.tsx";
import { useHasRole } from "../shell/roles.ts";
import { ExemptionCard } from "./exemption-card.tsx";
import { exemptionKinds, kindWords } from "./exemption-words.ts";

const t = catalogue(
  {
    title: "적용 제외",
    of: "이 시설의 적용 제외",
    what: "자체 시스템, 통신이 안 되는 곳, 정해진 사람만 드나드는 곳처럼 전자출입명부를 쓰지 않아도 되는 시설입니다. 증빙과 기한이 있어야 합니다.",
    none: "적용 제외 신청이 없습니다.",
    how: "시설 화면의 ‘적용 제외 신청·심사’에서 신청을 적습니다.",
    add: "신청 적기",
    kind: "사유",
    explanation: "설명",
    identification: "실명 확인 방법",
    identificationHint: "예: 휴대전화 본인확인. 4주간의 명부를 한 번에 낼 수 있는지 시험 제출로 확인합니다.",
    save: "적기",
    done: "적었습니다. 증빙을 올려 주세요.",
  },
  {
    title: "Exemptions",
    of: "Exemptions of this facility",
    what: "Facilities that need not use the electronic log: with a system of their own, without a network, or with known attendees only. They need evidence and a last day.",
    none: "No exemptions.",
    how: "Write one down from a facility's page, under ‘Exemptions’.",
    add: "Write one down",
    kind: "Reason",
    explanation: "Explanation",
    identification: "How it finds out who somebody is",
    identificationHint: "A test hand-in shows whether it can hand in four weeks of entries at once.",
    save: "Write down",
    done: "Written down. Add the evidence.",
  },
);

export function ExemptionsPage() {
  const { facility } = useSearch({ strict: false }) as { facility?: number };
  const { data } = useQuery(exemptionsQuery(facility));
  const mayAct = useHasRole("handler", "decider");
  const decisions = useDecisions();
  const [adds, setAdds] = useState(false);
  if (!data) return <Busy />;
  const isStanding = data.exemptions.some(({ state }) => state === "open" || state === "granted");
  return (
    <main class="page one">
      <header class="row between wrap title">
        <h1>{facility === undefined ? t.title : t.of}</h1>
        {facility !== undefined && mayAct && !isStanding && <Button onClick={() => setAdds(true)}>{t.add}</Button>}
      </header>
      <p class="small soft">{t.what}</p>
      {data.exemptions.length === 0 && (
        <Empty icon={<ShieldIcon size="large" />} title={t.none}>
          {facility === undefined && <p class="soft">{t.how}</p>}
        </Empty>
      )}
      {data.exemptions.map((one) => (
        <ExemptionCard key={one.id} exemption={one} today={data.today} decisions={decisions} />
      ))}
      {adds && facility !== undefined && (
        <OpenDialog
          facility={facility}
          onDone={() => {
            setAdds(false);
            void decisions.act(t.done, async () => {});
          }}
          onClose={() => setAdds(false)}
        />
      )}
      {decisions.toast}
    </main>
  );
}

interface OpenProps {
  facility: number;
  onDone: () => void;
  onClose: () => void;
}

function OpenDialog({ facility, onDone, onClose }: OpenProps) {
  const [kind, setKind] = useState<ExemptionKind>("own-system");
  const [explanation, setExplanation] = useState("");
  const [identification, setIdentification] = useState("");
  const [said, setSaid] = useState<string>();

  async function save(event: Event) {
    event.preventDefault();
    const body = { kind, explanation, identification: kind === "own-system" ? identification : null };
    try {
      await api.openExemption({ params: { facility: String(facility) }, body });
      onDone();
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    }
  }

  return (
    <Dialog title={t.add} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(event) => void save(event)}>
        <Choices
          label={t.kind}
          value={kind}
          options={exemptionKinds.map((one) => ({ value: one, words: kindWords(one) }))}
          onChoose={setKind}
        />
        <Lines label={t.explanation} value={explanation} onInput={setExplanation} maxLength={500} />
        {kind === "own-system" && (
          <Lines
            label={t.identification}
            value={identification}
            onInput={setIdentification}
            hint={t.identificationHint}
            maxLength={300}
          />
        )}
        {said && (
          <Notice tone="again" alert>
            {said}
          </Notice>
        )}
        <Button look="primary" wide submit>
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
