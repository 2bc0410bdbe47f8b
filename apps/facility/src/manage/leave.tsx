import type { Reply } from "@kipass/contract/endpoint";
import type { describeFacility } from "@kipass/contract/registry";
import { Button, Field, Notice, Select, Toast } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, dayInProse, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { Answered } from "../answered.tsx";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { Refusal } from "../refusal.tsx";
import { registry } from "../registry.ts";
import { endHere, openSession } from "../session/session.ts";
import { useAsked, useSending } from "../use-asked.ts";

const t = catalogue(
  {
    title: "닫기, 중복 삭제 요청, 탈퇴",
    close: "시설 닫기",
    closeLead: "닫으면 방문기록을 남기지 않습니다. 언제든지 다시 열 수 있습니다.",
    closed: "시설을 닫았습니다.",
    reopen: "다시 열기",
    reopenLead: "문을 닫은 시설입니다. 다시 열면 닫기 전과 같아집니다.",
    byOffice: (office: string) => `${office}에서 닫은 시설입니다. 다시 열려면 문의해 주세요.`,
    deletion: "중복 삭제 요청",
    deletionLead: (office: string) => `같은 시설이 두 번 등록되었으면 이 등록을 지워 달라고 ${office}에 요청합니다.`,
    stays: "남겨 둘 등록",
    staysUnknown: "목록에 없음",
    reason: "까닭",
    reasonMissing: "까닭을 적어 주세요.",
    ask: "삭제 요청",
    open: (when: string) => `${when}에 요청했습니다. 답을 기다리고 있습니다.`,
    refused: "요청을 받아들이지 않았습니다.",
    takeBack: "요청 거두기",
    leave: "탈퇴",
    leaveLead: (day: string) =>
      `관리자와 직원이 모두 로그아웃되고 되돌릴 수 없습니다. 시설 정보는 마지막 방문기록과 함께 ${day}에 파기됩니다.`,
    own: "비밀번호",
    ownMissing: "지금 쓰는 비밀번호를 적어 주세요.",
    sure: "탈퇴하기",
  },
  {
    title: "Close, ask for deletion, leave",
    close: "Close the facility",
    closeLead: "While it is closed no visits are recorded. You can reopen it at any time.",
    closed: "The facility has been closed.",
    reopen: "Reopen",
    reopenLead: "The facility is closed. Reopened, it is as it was before.",
    byOffice: (office) => `Closed by ${office}. Ask them to reopen it.`,
    deletion: "Ask for deletion of a duplicate",
    deletionLead: (office) => `If this facility is registered twice, ${office} is asked to delete this registration.`,
    stays: "The registration that stays",
    staysUnknown: "Not in the list",
    reason: "Reason",
    reasonMissing: "Enter the reason.",
    ask: "Ask for deletion",
    open: (when) => `Asked on ${when}. Waiting for the answer.`,
    refused: "The request was not granted.",
    takeBack: "Take the request back",
    leave: "Leave",
    leaveLead: (day) =>
      `Managers and staff are all logged out, and this cannot be undone. The facility's facts are destroyed with its last visit records, on ${day}.`,
    own: "Password",
    ownMissing: "Enter the password in use now.",
    sure: "Leave",
  },
);

const DESTROYED_AFTER_MS = 29 * 86_400_000;

type Known = Reply<typeof describeFacility>;

export function Leave() {
  const asked = useAsked(() => registry.describeFacility());
  return (
    <Frame title={t.title} back="/manage">
      <div class="home">
        <Answered of={asked}>
          {(known) => (
            <>
              <Closing known={known} refresh={asked.refresh} />
              <Deletion known={known} refresh={asked.refresh} />
              <Withdrawal />
            </>
          )}
        </Answered>
      </div>
    </Frame>
  );
}

function Closing({ known, refresh }: { known: Known; refresh: () => void }) {
  const { isBusy, refusal, send } = useSending();
  const [isUndoable, setUndoable] = useState(false);
  const isClosed = known.facility.status === "closed";

  async function change(close: boolean) {
    const request = () => (close ? registry.closeFacility({ body: {} }) : registry.reopenFacility({ body: {} }));
    if (!(await send(request))) return;
    setUndoable(close);
    refresh();
    await openSession();
  }

  return (
    <section class="card stack approval">
      <h2>{t.close}</h2>
      <p>{!isClosed ? t.closeLead : known.mayReopen ? t.reopenLead : t.byOffice(known.facility.office)}</p>
      {refusal !== undefined && <Refusal of={refusal} />}
      {!isClosed && (
        <Button wide busy={isBusy} onClick={() => void change(true)}>
          {t.close}
        </Button>
      )}
      {known.mayReopen && (
        <Button look="primary" wide busy={isBusy} onClick={() => void change(false)}>
          {t.reopen}
        </Button>
      )}
      {isUndoable && (
        <Toast onUndo={() => void change(false)} onGone={() => setUndoable(false)}>
          {t.closed}
        </Toast>
      )}
    </section>
  );
}

function Deletion({ known, refresh }: { known: Known; refresh: () => void }) {
  const [reason, setReason] = useState("");
  const [stays, setStays] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, send } = useSending();
  const { deletionRequest, sameBusiness, facility } = known;
  const others = sameBusiness.filter(({ id }) => id !== facility.id);

  async function ask() {
    setTried(true);
    if (reason.trim() === "") return;
    const body = { duplicateOf: stays === "" ? null : Number(stays), reason: reason.trim() };
    if (await send(() => registry.requestDeletion({ body }))) refresh();
  }

  async function takeBack() {
    if (await send(() => registry.takeBackDeletionRequest({ body: {} }))) refresh();
  }

  return (
    <section class="card stack approval">
      <h2>{t.deletion}</h2>
      <p>{t.deletionLead(facility.office)}</p>
      {refusal !== undefined && <Refusal of={refusal} />}
      {deletionRequest?.state === "refused" && (
        <Notice>
          <b>{t.refused}</b> {deletionRequest.answer}
        </Notice>
      )}
      {deletionRequest?.state === "open" ? (
        <>
          <Notice>{t.open(dayAndTime(deletionRequest.requestedMs))}</Notice>
          <Button wide busy={isBusy} onClick={() => void takeBack()}>
            {t.takeBack}
          </Button>
        </>
      ) : (
        <>
          {others.length > 0 && (
            <Select
              label={t.stays}
              value={stays}
              empty={t.staysUnknown}
              options={others.map(({ id, name, address }) => ({ value: String(id), words: `${name} · ${address}` }))}
              onChange={setStays}
            />
          )}
          <Field
            label={t.reason}
            value={reason}
            onInput={setReason}
            maxLength={200}
            wrong={isTried && reason.trim() === "" ? t.reasonMissing : undefined}
          />
          <Button wide busy={isBusy} onClick={() => void ask()}>
            {t.ask}
          </Button>
        </>
      )}
    </section>
  );
}

function Withdrawal() {
  const [ownPassword, setOwnPassword] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, send } = useSending();

  async function leave() {
    setTried(true);
    if (ownPassword === "") return;
    if (await send(() => registry.withdrawFacility({ body: { ownPassword } }))) await endHere();
  }

  return (
    <AskForm onSubmit={() => void leave()} submit={t.sure} look="danger" isCard isBusy={isBusy} refusal={refusal}>
      <h2>{t.leave}</h2>
      <p>{t.leaveLead(dayInProse(seoulDay(Date.now() + DESTROYED_AFTER_MS)))}</p>
      <Field
        label={t.own}
        type="password"
        value={ownPassword}
        onInput={setOwnPassword}
        autoComplete="current-password"
        maxLength={200}
        wrong={isTried && ownPassword === "" ? t.ownMissing : undefined}
      />
    </AskForm>
  );
}
