import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Link } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type QueueItem, type QueueKind } from "../api.ts";
import type { Decisions, Seen } from "../facilities/use-decisions.tsx";
import { entryPlace, facilityPlace, measuresPath } from "../inspections/place.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";

const t = catalogue(
  {
    approve: "승인",
    reject: "반려",
    open: "열기",
    compare: "비교",
    no: "아님",
    two: "중복 아님",
    apart: "서로 다른 시설로 기억합니다.",
    accept: "받기",
    refuse: "돌려보내기",
    kept: "삭제하지 않는다고 알렸습니다.",
    accepted: "우리 지역 시설로 받았습니다.",
    refused: "돌려보냈습니다.",
    whyNot: "삭제하지 않는 사유",
    told: "사유는 시설관리자에게 그대로 보입니다.",
    usual: ["서로 다른 시설임", "운영 중인 시설임"],
  },
  {
    approve: "Approve",
    reject: "Reject",
    open: "Open",
    compare: "Compare",
    no: "No duplicate",
    two: "No duplicate",
    apart: "Remembered as two facilities.",
    accept: "Accept",
    refuse: "Send back",
    kept: "The facility was told that it stays.",
    accepted: "It is one of ours now.",
    refused: "Sent back.",
    whyNot: "Reason for not deleting",
    told: "The manager is shown the reason as it is.",
    usual: ["They are different facilities", "It is in operation"],
  },
);

interface ActsProps {
  item: QueueItem;
  kind: QueueKind;
  mayAct: boolean;
  decisions: Decisions;
  onReject: (facility: Seen) => void;
}

/** What can be decided right here, by kind. */
export function QueueActs({ item, kind, mayAct, decisions, onReject }: ActsProps) {
  const [facility, other] = item.facilities;
  if (!facility) return null;
  const { id, name } = facility;
  if (kind === "missing")
    return (
      <span class="acts">
        <Act words={t.open} name={name} to="/register" search={{ use: "missing", q: name }} />
      </span>
    );
  if (kind === "register-check")
    return (
      <span class="acts">
        <Act words={t.compare} name={name} to="/register/check" search={{ entry: item.id }} />
      </span>
    );
  const open = <Act words={t.open} name={name} to={`/facilities/${id}`} />;
  if (!mayAct) return <span class="acts">{kind !== "transfer" && open}</span>;
  switch (kind) {
    case "approval":
      return (
        <span class="acts">
          <Act words={t.approve} name={name} onClick={() => void decisions.decide("approve", [facility])} />
          <Act words={t.reject} name={name} isPlain onClick={() => onReject(facility)} />
        </span>
      );
    case "duplicate":
      return (
        <span class="acts">
          <Act words={t.compare} name={name} to={`/duplicates/${id}`} search={other && { with: other.id }} />
          <KeepIt id={id} name={name} decisions={decisions} />
        </span>
      );
    case "duplicate-likely":
      return (
        <span class="acts">
          <Act words={t.compare} name={name} to={`/duplicates/${id}`} search={other && { with: other.id }} />
          {other && <Act words={t.two} name={name} isPlain onClick={() => setApart(id, other.id, decisions)} />}
        </span>
      );
    case "transfer": {
      const answer = (words: string, said: "accept" | "refuse") =>
        void decisions.act(words, () =>
          api.answerTransfer({ params: { transfer: String(item.id) }, body: { answer: said } }),
        );
      return (
        <span class="acts">
          <Act words={t.accept} name={name} onClick={() => answer(t.accepted, "accept")} />
          <Act words={t.refuse} name={name} isPlain onClick={() => answer(t.refused, "refuse")} />
        </span>
      );
    }
    case "measure-decision":
    case "measure-due":
    case "inspection-due":
      return (
        <span class="acts">
          <Act
            words={t.open}
            name={name}
            to={measuresPath(item.entry === undefined ? facilityPlace(id) : entryPlace(item.entry))}
          />
        </span>
      );
    case "exemption":
    case "exemption-review":
      return (
        <span class="acts">
          <Act words={t.open} name={name} to="/exemptions" search={{ facility: id }} />
        </span>
      );
    default:
      return <span class="acts">{open}</span>;
  }
}

/** '중복 아님', with the way back. */
export function setApart(one: number, other: number, decisions: Decisions): void {
  const body = { one, other };
  void decisions.act(
    t.apart,
    () => api.setApart({ body }),
    () => api.undoSetApart({ body }),
  );
}

function KeepIt({ id, name, decisions }: { id: number; name: string; decisions: Decisions }) {
  const [asks, setAsks] = useState(false);
  const refuse = (reason: string) => {
    setAsks(false);
    void decisions.act(t.kept, () => api.refuseDeletion({ params: { facility: String(id) }, body: { reason } }));
  };
  return (
    <>
      <Act words={t.no} name={name} isPlain onClick={() => setAsks(true)} />
      {asks && (
        <ReasonDialog
          title={t.whyNot}
          told={t.told}
          usual={t.usual}
          act={t.no}
          onGive={refuse}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

interface ActProps {
  words: string;
  /** Whose it is, for who hears the button alone. */
  name: string;
  isPlain?: boolean;
  /** A place in the app instead of an act. */
  to?: string;
  search?: object | undefined;
  onClick?: () => void;
}

function Act({ words, name, isPlain, to, search, onClick }: ActProps) {
  if (isPlain)
    return (
      <button type="button" class="btn slim plain" aria-label={`${name} ${words}`} onClick={onClick}>
        {words}
      </button>
    );
  if (to)
    return (
      <Link to={to} search={(search ?? {}) as never} class="btn slim" aria-label={`${name} ${words}`}>
        {words}
      </Link>
    );
  return (
    <Button size="slim" label={`${name} ${words}`} onClick={onClick}>
      {words}
    </Button>
  );
}
