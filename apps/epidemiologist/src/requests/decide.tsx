import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CheckIcon, KeyIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { api, type Me, type RequestView } from "../api.ts";
import { stateWords } from "../cases/stages.ts";
import { findOfficerKey } from "../keys/officer-key.ts";
import { signRequest } from "../keys/sign-request.ts";
import { queries } from "../queries.ts";

const t = catalogue(
  {
    sign: "승인하고 서명",
    signFirst: "요청에 서명",
    noKey: "이 브라우저에는 서명 열쇠가 없습니다. 열쇠를 만든 기기에서 서명해 주세요.",
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
    noKey: "This browser holds no signing key. Please sign on the device where you made it.",
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
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const first = request.state === "drafted" && request.draftedBy.id === officer.id;
  const second = request.state === "signed" && request.draftedBy.id !== officer.id && mayApprove(officer);

  async function act(step: () => Promise<unknown>) {
    setBusy(true);
    setSaid(undefined);
    try {
      await step();
      await queries.invalidateQueries();
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    } finally {
      setBusy(false);
    }
  }

  async function sign() {
    const signer = await findOfficerKey(officer.id);
    if (!signer || signer.publicKey !== officer.publicKey) return setSaid(t.noKey);
    const signatures = await signRequest(request.orders, signer);
    await act(() => api.approveRequest({ params: { request: String(request.id) }, body: { signatures } }));
  }

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
      {said && (
        <Notice tone="again" alert>
          {said}
        </Notice>
      )}
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
