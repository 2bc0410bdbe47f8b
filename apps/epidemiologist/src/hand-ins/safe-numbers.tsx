import { formatSafeNumber } from "@kipass/protocol/safe-number";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { safeNumbersQuery } from "../queries.ts";
import { useAct } from "../shell/use-act.ts";

const t = catalogue(
  {
    title: (count: number) => `누구 것인지 모르는 개인안심번호 ${count}개`,
    why: "발급회사에 묻는 요청도 두 사람이 서명해야 합니다. 답이 오면 접촉자 목록에 이름과 전화번호가 나타납니다.",
    reason: "요청 사유",
    missing: "요청 사유를 적어 주세요.",
    draft: "요청 만들기",
  },
  {
    title: (count) => `${count} safe numbers nobody has resolved`,
    why: "Asking the issuers takes two signatures too. Once they answer, names and phones appear in the contact list.",
    reason: "Reason",
    missing: "Write the reason.",
    draft: "Draft the request",
  },
);

/** Numbers from slips, until a signed order has told whose they are. */
export function SafeNumbers({ caseId }: { caseId: number }) {
  const go = useNavigate();
  const { data: slips } = useQuery(safeNumbersQuery(caseId));
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, said, act } = useAct();
  if (!slips || slips.length === 0) return null;

  async function draft() {
    setMissing(reason.trim() === "");
    if (!slips || reason.trim() === "") return;
    let drafted: number | undefined;
    await act(async () => {
      const body = { stage: "safe-numbers" as const, reason: reason.trim(), exposures: [], slips };
      const { request } = await api.draftRequest({ params: { case: String(caseId) }, body });
      drafted = request.id;
    });
    if (drafted !== undefined) await go({ to: "/requests/$request", params: { request: String(drafted) } });
  }
  return (
    <section class="stack">
      <h3>{t.title(slips.length)}</h3>
      <p class="small num">
        {slips.map(({ number, day }) => `${formatSafeNumber(number)} (${dayInTable(day)})`).join(", ")}
      </p>
      <p class="small soft">{t.why}</p>
      <Field
        label={t.reason}
        value={reason}
        maxLength={500}
        wrong={missing ? t.missing : undefined}
        onInput={setReason}
      />
      <div class="row">
        <Button size="slim" busy={busy} onClick={() => void draft()}>
          {t.draft}
        </Button>
      </div>
      {said && <Notice alert>{said}</Notice>}
    </section>
  );
}
