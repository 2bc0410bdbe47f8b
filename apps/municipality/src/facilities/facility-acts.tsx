import { municipalitiesOn, regionName } from "@kipass/data/regions";
import { Button, Field, Select, Wrong } from "@kipass/web-kit/controls.tsx";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Link } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type FacilityDetail } from "../api.ts";
import { facilityPlace } from "../inspections/place.ts";
import { addStops } from "../inspections/plan.ts";
import { Dialog } from "../shell/dialog.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useHasRole } from "../shell/roles.ts";
import { RejectDialog } from "./reject-dialog.tsx";
import type { Decisions } from "./use-decisions.tsx";

const t = catalogue(
  {
    approve: "승인",
    reject: "반려",
    suspend: "정지",
    reopen: "정지 해제",
    whySuspend: "정지 사유",
    whyReopen: "정지를 푸는 사유",
    told: "사유는 시설관리자에게 그대로 보입니다.",
    suspending: ["집합금지 행정조치", "허위 등록 확인"],
    reopening: ["조치 기간이 끝남", "시정을 확인함"],
    measures: "점검·조치",
    plan: "점검 목록에 넣기",
    planned: "오늘 점검 목록에 넣었습니다.",
    compare: "중복 비교",
    revert: "중복 정리 되돌리기",
    reverted: "두 시설로 되돌렸습니다.",
    transfer: "관할 변경 제안",
    takeBack: "관할 변경 제안 거두기",
    takenBack: "제안을 거두었습니다.",
    proposed: "관할 변경을 제안했습니다.",
    to: "옮겨 갈 시군구",
    pick: "시군구를 골라 주세요",
    why: "사유",
    missing: "시군구와 사유를 적어 주세요.",
    propose: "제안",
  },
  {
    approve: "Approve",
    reject: "Reject",
    suspend: "Suspend",
    reopen: "End suspension",
    whySuspend: "Reason for suspending",
    whyReopen: "Reason for ending the suspension",
    told: "The manager is shown the reason as it is.",
    suspending: ["Gathering ban", "False registration"],
    reopening: ["The measure has ended", "Corrected"],
    measures: "Inspections and measures",
    plan: "Add to inspections",
    planned: "Added to today's inspections.",
    compare: "Compare",
    revert: "Take the merge back",
    reverted: "They are two facilities again.",
    transfer: "Propose to another municipality",
    takeBack: "Take the proposal back",
    takenBack: "The proposal was taken back.",
    proposed: "Proposed.",
    to: "Municipality",
    pick: "Choose a municipality",
    why: "Reason",
    missing: "Choose the municipality and write the reason.",
    propose: "Propose",
  },
);

interface ActsProps {
  detail: FacilityDetail;
  decisions: Decisions;
}

/** What can be done with this facility as it is now. */
export function FacilityActs({ detail, decisions }: ActsProps) {
  const { facility, merge, deletionRequest, transfer, nowMs } = detail;
  const [asks, setAsks] = useState<"reject" | "suspend" | "reopen" | "transfer">();
  const mayDecide = useHasRole("decider");
  const close = () => setAsks(undefined);
  const decide = (verdict: "approve" | "reject" | "suspend" | "reopen", reason?: string) => {
    close();
    void decisions.decide(verdict, [facility], reason);
  };
  const revert = (id: number) =>
    void decisions.act(t.reverted, () => api.revertMerge({ params: { merge: String(id) }, body: {} }));
  const takeBack = (id: number) =>
    void decisions.act(t.takenBack, () =>
      api.answerTransfer({ params: { transfer: String(id) }, body: { answer: "take-back" } }),
    );
  return (
    <div class="row wrap acts-line">
      {facility.status === "waiting" && (
        <>
          <Button look="primary" size="small" onClick={() => decide("approve")}>
            {t.approve}
          </Button>
          <Button size="small" onClick={() => setAsks("reject")}>
            {t.reject}
          </Button>
        </>
      )}
      {facility.status === "active" && mayDecide && (
        <Button size="small" onClick={() => setAsks("suspend")}>
          {t.suspend}
        </Button>
      )}
      {facility.status === "suspended" && mayDecide && (
        <Button size="small" onClick={() => setAsks("reopen")}>
          {t.reopen}
        </Button>
      )}
      {merge && nowMs < merge.revertibleUntilMs && (
        <Button size="small" onClick={() => revert(merge.id)}>
          {t.revert}
        </Button>
      )}
      <Link to="/measures/$facility" params={{ facility: String(facility.id) }} class="btn small">
        {t.measures}
      </Link>
      {facility.status !== "closed" && (
        <Button
          size="small"
          onClick={() => void decisions.act(t.planned, () => addStops([facilityPlace(facility.id)]))}
        >
          {t.plan}
        </Button>
      )}
      {facility.status !== "closed" && (
        <Link
          to="/duplicates/$facility"
          params={{ facility: String(facility.id) }}
          search={(deletionRequest?.duplicateOf ? { with: deletionRequest.duplicateOf } : {}) as never}
          class="btn small"
        >
          {t.compare}
        </Link>
      )}
      {transfer ? (
        <Button size="small" onClick={() => takeBack(transfer.id)}>
          {t.takeBack}
        </Button>
      ) : (
        facility.status !== "closed" && (
          <Button size="small" onClick={() => setAsks("transfer")}>
            {t.transfer}
          </Button>
        )
      )}
      {asks === "reject" && (
        <RejectDialog facilities={[facility]} onReject={(reason) => decide("reject", reason)} onClose={close} />
      )}
      {(asks === "suspend" || asks === "reopen") && (
        <ReasonDialog
          title={asks === "suspend" ? t.whySuspend : t.whyReopen}
          told={t.told}
          usual={asks === "suspend" ? t.suspending : t.reopening}
          act={t[asks]}
          onGive={(reason) => decide(asks, reason)}
          onClose={close}
        />
      )}
      {asks === "transfer" && <TransferDialog detail={detail} decisions={decisions} onClose={close} />}
    </div>
  );
}

function TransferDialog({ detail: { facility }, decisions, onClose }: ActsProps & { onClose: () => void }) {
  const [toRegion, setToRegion] = useState("");
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const regions = municipalitiesOn(seoulDay(Date.now())).filter(({ code }) => code !== facility.region);
  return (
    <Dialog title={t.transfer} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (toRegion === "" || reason.trim() === "") return setMissing(true);
          const body = { facility: facility.id, version: facility.version, toRegion, reason: reason.trim() };
          onClose();
          void decisions.act(t.proposed, () => api.proposeTransfer({ body }));
        }}
      >
        <Select
          label={t.to}
          value={toRegion}
          empty={t.pick}
          options={regions.map((region) => ({ value: region.code, words: regionName(region) }))}
          onChange={setToRegion}
        />
        <Field label={t.why} value={reason} onInput={setReason} maxLength={200} />
        {missing && <Wrong>{t.missing}</Wrong>}
        <Button look="primary" wide submit>
          {t.propose}
        </Button>
      </form>
    </Dialog>
  );
}
