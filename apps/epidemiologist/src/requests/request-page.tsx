import { Busy, Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon, CheckIcon, KeyIcon, MinusIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type Officer, type RequestView } from "../api.ts";
import { stateWords } from "../cases/stages.ts";
import { findOfficerKey } from "../keys/officer-key.ts";
import { signRequest } from "../keys/sign-request.ts";
import { officerQuery, queries, requestQuery } from "../queries.ts";
import { claimsOf, shortReference } from "./claims.ts";
import { OrderStates, PartyName } from "./request-progress.tsx";
import { scopeWords, titleOf } from "./request-words.ts";
import { Signatures } from "./signatures.tsx";

const t = catalogue(
  {
    above: (number: string, at: string) => `사례 ${number} · ${at}`,
    back: "사례로 돌아가기",
    party: "받는 곳",
    asks: "묻는 것",
    number: "요청 번호",
    until: "유효",
    not: "받지 않는 것",
    notThese: ["주소, 주민등록번호", "조사 기간 밖의 방문", "고르지 않은 사람의 이름"],
    law: "근거",
    reason: "요청 사유",
    states: "받은 답",
    sign: "승인하고 서명",
    signFirst: "요청에 서명",
    noKey: "이 브라우저에는 서명 열쇠가 없습니다. 열쇠를 만든 기기에서 서명해 주세요.",
    giveBack: "사유를 적어 돌려보내기",
    giveBackReason: "돌려보내는 사유",
    giveBackMissing: "사유를 적어 주세요.",
    giveBackNow: "돌려보내기",
    first: "서명하면 요청 사실이 공개 기록에 먼저 남습니다. 두 서명이 모두 맞아야 답을 받습니다.",
    wait: "다른 사람의 서명을 기다립니다. 요청한 사람은 승인할 수 없습니다.",
    returned: (reason: string) => `돌려보낸 사유: ${reason}`,
  },
  {
    above: (number, at) => `Case ${number} · ${at}`,
    back: "Back to the case",
    party: "Asked",
    asks: "For what",
    number: "Reference",
    until: "Valid until",
    not: "Not received",
    notThese: ["Addresses, resident numbers", "Visits outside the period", "Names of people not chosen"],
    law: "Legal basis",
    reason: "Reason",
    states: "Answers",
    sign: "Approve and sign",
    signFirst: "Sign the request",
    noKey: "This browser holds no signing key. Please sign on the device where you made it.",
    giveBack: "Return with a reason",
    giveBackReason: "Reason for returning",
    giveBackMissing: "Write the reason.",
    giveBackNow: "Return",
    first: "The request enters the public log first. Both signatures must be right before anyone answers.",
    wait: "Waiting for another officer's signature. Whoever requests cannot approve.",
    returned: (reason) => `Returned because: ${reason}`,
  },
);

/** What is asked, of whom, within which bounds; and the two signatures that close the circle. */
export function RequestPage() {
  const { request: id } = useParams({ from: "/requests/$request" });
  const { data: request, error } = useQuery(requestQuery(Number(id)));
  const { data: officer } = useQuery(officerQuery);
  if (error) {
    return (
      <main class="page">
        <Notice tone="hold" alert>
          {problemText(error).title} {problemText(error).next}
        </Notice>
      </main>
    );
  }
  if (!request || !officer) return <Busy />;
  return (
    <main class="order">
      <Document request={request} />
      <aside class="sign-side signature">
        <Signatures request={request} officer={officer} />
        <Decide request={request} officer={officer} />
      </aside>
    </main>
  );
}

function Document({ request }: { request: RequestView }) {
  const claims = request.orders.map((order) => ({ order, claims: claimsOf(order.bytes) }));
  return (
    <div class="doc">
      <p class="note faint">
        <Link to="/cases/$case" params={{ case: String(request.caseId) }} class="row gap6">
          <BackIcon size="small" />
          {t.back}
        </Link>
      </p>
      <p class="note faint">{t.above(request.caseNumber, dayAndTime(request.draftedAtMs))}</p>
      <h1>{titleOf(request)}</h1>
      <div class="scroll">
        <table class="table asked">
          <thead>
            <tr>
              {[t.party, t.asks, t.number, t.until].map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {claims.map(({ order, claims: one }) => (
              <tr key={order.id}>
                <th scope="row">
                  <PartyName code={order.audience} />
                </th>
                <td class="wrapped">{scopeWords(one)}</td>
                <td class="mono nowrap">{shortReference(order.reference)}</td>
                <td class="num nowrap">{dayAndTime(one.expiresAt * 1000)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section>
        <h2>{t.not}</h2>
        <ul class="gets not">
          {t.notThese.map((one) => (
            <li key={one}>
              <MinusIcon />
              <span>{one}</span>
            </li>
          ))}
        </ul>
      </section>
      <dl class="facts law">
        <dt>{t.law}</dt>
        <dd>{claims[0]?.claims.legalBasis}</dd>
        <dt>{t.reason}</dt>
        <dd>{request.reason}</dd>
      </dl>
      {request.state !== "drafted" && request.state !== "signed" && (
        <section aria-live="polite">
          <h2>
            {t.states} · {stateWords(request.state)}
          </h2>
          {request.returnedReason && <p class="soft">{t.returned(request.returnedReason)}</p>}
          <OrderStates request={request} />
        </section>
      )}
    </div>
  );
}

function Decide({ request, officer }: { request: RequestView; officer: Officer }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const first = request.state === "drafted" && request.draftedBy.id === officer.id;
  const second = request.state === "signed" && officer.role === "approver";

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
      {second && <GiveBack onGive={(reason) => void act(() => api.returnRequest({ params: { request: String(request.id) }, body: { reason } }))} />}
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
      <Field label={t.giveBackReason} value={reason} onInput={setReason} wrong={missing ? t.giveBackMissing : undefined} maxLength={500} autoFocus />
      <Button wide submit>
        {t.giveBackNow}
      </Button>
    </form>
  );
}
