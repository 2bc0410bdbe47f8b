import type { Reply } from "@kipass/contract/endpoint";
import type { readOwnObligation } from "@kipass/contract/registry";
import { Button, Choices, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { fullDay, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { InfoIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { AskForm } from "../ask-form.tsx";
import { registry } from "../registry.ts";
import { Sheet } from "../sheet.tsx";
import { useSending } from "../use-asked.ts";

const t = catalogue(
  {
    ask: "적용 제외 신청",
    why: "사유",
    "own-system": "자체 출입명부 시스템이 있음",
    "no-network": "통신이 안 되는 곳",
    "known-attendees": "정해진 사람만 출입",
    other: "그 밖의 사유",
    "own-system-papers": "계약서나 화면 사진, 꾸며 낸 방문자로 만든 4주치 제출 파일",
    "no-network-papers": "통신이 안 됨을 보이는 확인서나 사진",
    "known-attendees-papers": "출입하는 사람을 정하고 통제하는 방법을 보이는 문서",
    "other-papers": "위험도가 낮다고 볼 근거처럼 사유를 보이는 문서",
    papers: (what: string) => `관할 시군구 담당자에게 낼 것: ${what}. 개인정보가 적힌 명단은 내지 마세요.`,
    identification: "실명을 확인하는 방법",
    explanation: "설명",
    explanationHint: "이용자의 이름이나 전화번호는 적지 마세요.",
    lackExplanation: "무엇 때문인지 적어 주세요.",
    lackIdentification: "누구인지 어떻게 확인하는지 적어 주세요.",
    send: "신청",
    until: "결정될 때까지는 전자출입명부를 계속 써 주세요.",
    open: (day: string) =>
      `${day}에 적용 제외를 신청했습니다. 관할 시군구가 이레 안에 심사합니다. 증빙은 관할 시군구 담당자에게 내 주세요.`,
    refused: (reason: string) => `적용 제외 신청이 반려되었습니다: ${reason}`,
    granted: (reason: string) => `적용 제외 사유: ${reason}`,
    ended: (reason: string) => `적용 제외가 끝났습니다: ${reason}`,
  },
  {
    ask: "Ask to be exempt",
    why: "Reason",
    "own-system": "A log of our own",
    "no-network": "No network here",
    "known-attendees": "Known attendees only",
    other: "Another reason",
    "own-system-papers": "a contract or pictures of its screens, and a file of four weeks with made-up visitors",
    "no-network-papers": "a confirmation or pictures that there is no network",
    "known-attendees-papers": "a document on who may enter and how that is controlled",
    "other-papers": "a document that shows the reason, such as a low risk",
    papers: (what) => `To be handed to your municipality: ${what}. No lists with personal data.`,
    identification: "How people are identified",
    explanation: "Explanation",
    explanationHint: "No names or phone numbers of visitors.",
    lackExplanation: "Say what it is about.",
    lackIdentification: "Say how people are identified.",
    send: "Ask",
    until: "Go on using the electronic log until it is decided.",
    open: (day) => `Asked to be exempt on ${day}. The municipality decides within seven days; hand the evidence to it.`,
    refused: (reason) => `The exemption was refused: ${reason}`,
    granted: (reason) => `Exempt because: ${reason}`,
    ended: (reason) => `The exemption is over: ${reason}`,
  },
);

type Own = NonNullable<Reply<typeof readOwnObligation>["exemption"]>;
type Kind = Own["kind"];

const kinds: readonly Kind[] = ["own-system", "no-network", "known-attendees", "other"];

/** What became of the last request, and why. */
export function OwnExemption({ exemption: { state, reason, askedMs } }: { exemption: Own }) {
  if (state === "open") return <Notice icon={<InfoIcon />}>{t.open(fullDay(seoulDay(askedMs)))}</Notice>;
  return reason === null ? null : <p class="note soft">{t[state](reason)}</p>;
}

/** A manager's way to the municipality's queue. */
export function AskExemption({ onAsked }: { onAsked: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div>
        <Button size="small" onClick={() => setOpen(true)}>
          {t.ask}
        </Button>
      </div>
      {isOpen && (
        <Sheet title={t.ask} onClose={() => setOpen(false)}>
          <AskingForm onAsked={onAsked} />
        </Sheet>
      )}
    </>
  );
}

function AskingForm({ onAsked }: { onAsked: () => void }) {
  const [kind, setKind] = useState<Kind>("own-system");
  const [identification, setIdentification] = useState("");
  const [explanation, setExplanation] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, send } = useSending();
  const isOwn = kind === "own-system";
  const lacks = (value: string, words: string) => (isTried && value.trim() === "" ? words : undefined);

  async function ask() {
    setTried(true);
    if (explanation.trim() === "" || (isOwn && identification.trim() === "")) return;
    const body = { kind, explanation, identification: isOwn ? identification : null };
    if (await send(() => registry.askExemption({ body }))) onAsked();
  }

  return (
    <AskForm submit={t.send} isBusy={isBusy} refusal={refusal} onSubmit={() => void ask()}>
      <Choices
        label={t.why}
        options={kinds.map((value) => ({ value, words: t[value] }))}
        value={kind}
        onChoose={setKind}
      />
      <p class="note soft">{t.papers(t[`${kind}-papers`])}</p>
      {isOwn && (
        <Field
          label={t.identification}
          value={identification}
          onInput={setIdentification}
          maxLength={300}
          wrong={lacks(identification, t.lackIdentification)}
        />
      )}
      <Field
        label={t.explanation}
        hint={t.explanationHint}
        value={explanation}
        onInput={setExplanation}
        maxLength={500}
        wrong={lacks(explanation, t.lackExplanation)}
      />
      <p class="note soft">{t.until}</p>
    </AskForm>
  );
}
