import { Button, Choices, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ShredIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { api, type CaseView, type RequestView } from "../api.ts";
import { Refusal } from "../shell/refusal.tsx";
import { useAct } from "../shell/use-act.ts";

type Why = NonNullable<CaseView["closed"]>["why"];

const t = catalogue(
  {
    title: "사례 닫기",
    what: "닫으면 이 사례의 열쇠와 자료가 바로 파기되고 되돌릴 수 없습니다. 당사자에게 알리는 일은 발급회사가 정해진 날에 합니다.",
    busy: "끝나지 않은 요청이 있습니다. 답을 받거나 요청을 취소한 뒤에 닫을 수 있습니다.",
    why: "닫는 이유",
    finished: "조사가 끝남",
    mistyped: "잘못 연 사례",
    exercise: "모의 훈련",
    reason: "사유",
    reasonNote: "사례가 파기된 뒤에도 남으니 이름과 전화번호는 적지 마세요.",
    missing: "사유를 적어 주세요.",
    begin: "사례 닫기",
    sure: "파기하고 닫기",
    not: "닫지 않기",
  },
  {
    title: "Close the case",
    what: "Closing destroys the case's key and everything about it at once, for good. The issuers still tell people on the stated days.",
    busy: "A request has not ended. Wait for its answers or cancel it before you close the case.",
    why: "Why",
    finished: "Finished",
    mistyped: "Opened by mistake",
    exercise: "Exercise",
    reason: "Reason",
    reasonNote: "It stays after the case is destroyed: write no name and no number.",
    missing: "Write a reason.",
    begin: "Close the case",
    sure: "Destroy and close",
    not: "Do not close",
  },
);

const busyStates: RequestView["state"][] = ["drafted", "signed", "approved", "running", "choosing"];

export function CloseCase({ view }: { view: CaseView }) {
  const { act, busy, said } = useAct();
  const [why, setWhy] = useState<Why>();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const isShort = reason.trim().length < 2;
  function close(chosen: Why) {
    setTried(true);
    if (chosen !== "finished" && isShort) return;
    const body = { why: chosen, reason: chosen === "finished" ? null : reason.trim() };
    void act(() => api.closeCase({ params: { case: String(view.case.id) }, body }));
  }
  if (view.requests.some(({ state }) => busyStates.includes(state))) {
    return (
      <section class="stack">
        <h2>{t.title}</h2>
        <p class="small soft">{t.busy}</p>
      </section>
    );
  }
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="small soft">{t.what}</p>
      <Refusal said={said} />
      {asking ? (
        <>
          <Choices
            label={t.why}
            value={why}
            onChoose={setWhy}
            options={(["finished", "mistyped", "exercise"] as const).map((value) => ({ value, words: t[value] }))}
          />
          {why && why !== "finished" && (
            <Field
              label={t.reason}
              hint={t.reasonNote}
              value={reason}
              onInput={setReason}
              maxLength={500}
              wrong={tried && isShort ? t.missing : undefined}
            />
          )}
          <div class="row wrap">
            {why && (
              <Button size="slim" busy={busy} onClick={() => close(why)}>
                <ShredIcon size="small" />
                {t.sure}
              </Button>
            )}
            <Button size="slim" onClick={() => setAsking(false)}>
              {t.not}
            </Button>
          </div>
        </>
      ) : (
        <div class="row">
          <Button size="slim" onClick={() => setAsking(true)}>
            {t.begin}
          </Button>
        </div>
      )}
    </section>
  );
}
