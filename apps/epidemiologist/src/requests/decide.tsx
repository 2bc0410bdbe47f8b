import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CheckIcon, KeyIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { api, type Me, type RequestView } from "../api.ts";
import { stateWords } from "../cases/stages.ts";
import { signRequest } from "../keys/sign-request.ts";
import { useAttempt } from "../keys/use-attempt.ts";
import { passkeysQuery, queries } from "../queries.ts";
import { Refusal } from "../shell/refusal.tsx";

const t = catalogue(
  {
    sign: "승인하고 서명",
    signFirst: "요청에 서명",
    one: (orders: number) =>
      orders === 1
        ? "패스키를 한 번 확인하면 위 요청서에 서명합니다."
        : `패스키를 한 번 확인하면 위 요청서 ${orders}건에 모두 서명합니다.`,
    giveBack: "사유를 적어 돌려보내기",
    giveBackReason: "돌려보내는 사유",
    giveBackMissing: "사유를 적어 주세요.",
    giveBackNow: "돌려보내기",
    first: "서명하면 요청 사실이 공개 기록에 먼저 남습니다. 두 서명이 모두 맞아야 답을 받습니다.",
    wait: "다른 사람의 서명을 기다립니다. 요청한 사람은 승인할 수 없습니다.",
  },
  {
    sign: "Approve and sign",
    signFirst: "Sign the request",
    one: (orders) =>
      orders === 1
        ? "Confirming with your passkey once signs the order above."
        : `Confirming with your passkey once signs all ${orders} orders above.`,
    giveBack: "Return with a reason",
    giveBackReason: "Reason for returning",
    giveBackMissing: "Write the reason.",
    giveBackNow: "Return",
    first: "The request enters the public log first. Both signatures must be right before anyone answers.",
    wait: "Waiting for another officer's signature. Whoever requests cannot approve.",
  },
);

/** The one thing this officer can do with this request, or what it waits for. */
export function Decide({ request, officer }: { request: RequestView; officer: Me }) {
  const { attempt, busy, said } = useAttempt();
  const { data: held } = useQuery(passkeysQuery);
  const first = request.state === "drafted" && request.draftedBy.id === officer.id;
  const second = request.state === "signed" && request.draftedBy.id !== officer.id && mayApprove(officer);

  const act = (step: () => Promise<unknown>) =>
    attempt(async () => {
      await step();
      await queries.invalidateQueries();
    });
  const sign = () =>
    act(async () => {
      const { rpId, passkeys } = held ?? (await queries.fetchQuery(passkeysQuery));
      const passkey = await signRequest(request.orders, { rpId, known: passkeys.filter(({ signs }) => signs) });
      await api.approveRequest({ params: { request: String(request.id) }, body: { passkey } });
    });

  if (!first && !second) {
    if (request.state === "drafted" || request.state === "signed") return <p class="note faint">{t.wait}</p>;
    return (
      <p class="row gap6 small">
        <CheckIcon size="small" />
        {stateWords(request.state)}
      </p>
    );
  }
  return (
    <div class="decide">
      <Refusal said={said} />
      <Button look="primary" size="big" wide onClick={() => void sign()} busy={busy}>
        <KeyIcon />
        {first ? t.signFirst : t.sign}
      </Button>
      {second && (
        <GiveBack
          onGive={(reason) =>
            void act(() => api.returnRequest({ params: { request: String(request.id) }, body: { reason } }))
          }
        />
      )}
      <p class="note">{t.one(request.orders.length)}</p>
      <p class="note faint">{t.first}</p>
    </div>
  );
}

function GiveBack({ onGive }: { onGive: (reason: string) => void }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  if (!open) {
    return (
      <Button wide onClick={() => setOpen(true)}>
        {t.giveBack}
      </Button>
    );
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(reason.trim() === "");
        if (reason.trim() !== "") onGive(reason.trim());
      }}
    >
      <Field
        label={t.giveBackReason}
        value={reason}
        onInput={setReason}
        wrong={missing ? t.giveBackMissing : undefined}
        maxLength={500}
        autoFocus
      />
      <Button wide submit>
        {t.giveBackNow}
      </Button>
    </form>
  );
}

/** Approvers, and who stands in for one; the authority asks again, by region. */
function mayApprove({ role, deputyFor }: Me): boolean {
  return role === "approver" || deputyFor.length > 0;
}
