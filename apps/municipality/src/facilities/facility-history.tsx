import { sectorOf } from "@kipass/data/sectors";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import type { FacilityDetail } from "../api.ts";
import { regionWords, statusWords, weekdayWords } from "./facility-words.ts";

const t = catalogue(
  { title: "이력", none: "없음", change: (from: string, to: string) => `${from} → ${to}` },
  { title: "History", none: "none", change: (from, to) => `${from} → ${to}` },
);

const whats = catalogue(
  {
    "signed-up": "등록",
    name: "상호명",
    telephone: "전화번호",
    sector: "업종",
    sectorDetail: "세부업종",
    areaM2: "면적(㎡)",
    capacity: "정원",
    moved: "이전해 옴",
    "moved-away": "다른 곳으로 이전",
    transferred: "새 대표자에게 넘김",
    closed: "문 닫음",
    reopened: "다시 엶",
    closedWeekdays: "정기 휴무일",
    pause: "휴업 기간",
    holiday: "휴무일",
    withdrawn: "탈퇴",
    deletionRequest: "중복 삭제 요청",
    deletionRequestTakenBack: "중복 삭제 요청을 거둠",
    deletionRefused: "삭제 요청을 받아들이지 않음",
    manager: "관리자",
    password: "비밀번호를 새로 정함",
    status: "상태",
    statusReason: "사유",
    merged: "중복으로 정리",
    mergeReverted: "중복 정리를 되돌림",
    peopleJoined: "정리된 등록에서 옮겨 온 사람(명)",
    region: "관할",
    released: "지정에서 뺌",
    releaseEnded: "지정을 다시 적용",
    exempted: "적용 제외",
    exemptionRefused: "적용 제외 반려",
    exemptionEnded: "적용 제외 끝남",
    event: "행사 지정",
  },
  {
    "signed-up": "Registered",
    name: "Name",
    telephone: "Telephone",
    sector: "Sector",
    sectorDetail: "Kind of business",
    areaM2: "Area (㎡)",
    capacity: "Capacity",
    moved: "Moved here",
    "moved-away": "Moved away",
    transferred: "Handed over",
    closed: "Closed",
    reopened: "Reopened",
    closedWeekdays: "Weekly closed days",
    pause: "Paused",
    holiday: "Holidays",
    withdrawn: "Left",
    deletionRequest: "Deletion requested",
    deletionRequestTakenBack: "Request taken back",
    deletionRefused: "Request refused",
    manager: "Manager",
    password: "Password set anew",
    status: "State",
    statusReason: "Reason",
    merged: "Merged as a duplicate",
    mergeReverted: "Merge taken back",
    peopleJoined: "People who came from a merged registration",
    region: "Municipality",
    released: "Left out of a designation",
    releaseEnded: "Designation applied again",
    exempted: "Exempt",
    exemptionRefused: "Exemption refused",
    exemptionEnded: "Exemption ended",
    event: "Event designated",
  },
);

type Change = FacilityDetail["history"][number];

export function FacilityHistory({ detail }: { detail: FacilityDetail }) {
  return (
    <section class="stack side">
      <h2>{t.title}</h2>
      <ol class="steps">
        {detail.history.map((change, nth) => (
          <li key={nth}>
            <b>{whats[change.what as keyof typeof whats] ?? change.what}</b> <Values change={change} />
            <p class="note faint">
              {dayAndTime(change.atMs)}
              {change.by && ` · ${change.by}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Values({ change }: { change: Change }) {
  const { oldValue, newValue } = change;
  if (oldValue === null && newValue === null) return null;
  if (oldValue === null) return <span>{words(change, newValue)}</span>;
  return <span>{t.change(words(change, oldValue), words(change, newValue))}</span>;
}

function words({ what }: Change, value: string | null): string {
  if (value === null || value === "") return t.none;
  if (what === "sector") return sectorOf(value)?.[lang.value] ?? value;
  if (what === "status") return statusWords(value as "active");
  if (what === "region") return regionWords(value);
  if (what === "closedWeekdays") return weekdayWords(value.split(/\D+/).filter(Boolean).map(Number));
  return value;
}
