import type { Reply } from "@kipass/contract/endpoint";
import type { listHistory } from "@kipass/contract/registry";
import { sectorOf } from "@kipass/data/sectors";
import { Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { Answered } from "../answered.tsx";
import { Frame } from "../frame.tsx";
import { registry } from "../registry.ts";
import type { Session } from "../session/session.ts";
import { useAsked } from "../use-asked.ts";
import { statusWords } from "./status-words.ts";

const t = catalogue(
  {
    title: "변경 내역",
    lead: "누가 언제 무엇을 바꾸었는지 남고, 지우거나 고칠 수 없습니다.",
    before: "옛 주소",
    none: "없음",
    weekdays: ["일", "월", "화", "수", "목", "금", "토"],
  },
  {
    title: "History of changes",
    lead: "Who changed what and when is kept; it cannot be deleted or changed.",
    before: "Old address",
    none: "None",
    weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  },
);

const whats = catalogue(
  {
    "signed-up": "시설 등록",
    name: "상호명",
    telephone: "전화번호",
    sector: "업종",
    sectorDetail: "세부업종",
    areaM2: "면적(㎡)",
    capacity: "한 번에 받는 사람",
    moved: "이전해 옴",
    "moved-away": "다른 곳으로 이전",
    transferred: "새 대표자에게 넘김(사업자등록번호)",
    closed: "문 닫음",
    reopened: "다시 엶",
    closedWeekdays: "정기 휴무일",
    pause: "휴업 기간",
    holiday: "휴무일",
    withdrawn: "탈퇴",
    deletionRequest: "중복 삭제 요청",
    deletionRequestTakenBack: "중복 삭제 요청을 거둠",
    manager: "관리자",
    password: "비밀번호를 새로 정함",
    status: "상태",
    statusReason: "시군구가 적은 사유",
    merged: "중복으로 정리",
    mergeReverted: "중복 정리를 되돌림",
    peopleJoined: "정리된 등록에서 옮겨 온 사람(명)",
    deletionRefused: "삭제 요청에 대한 답",
    region: "관할 시군구",
    released: "의무적용 지정에서 빠짐",
    releaseEnded: "의무적용 지정이 다시 적용됨",
    exempted: "전자출입명부 적용 제외",
    exemptionRefused: "적용 제외 반려",
    exemptionEnded: "적용 제외 끝남",
    event: "행사 지정",
  },
  {
    "signed-up": "Registered",
    name: "Business name",
    telephone: "Telephone",
    sector: "Sector",
    sectorDetail: "Kind of business",
    areaM2: "Floor area (㎡)",
    capacity: "People at once",
    moved: "Moved here",
    "moved-away": "Moved away",
    transferred: "Handed over (business number)",
    closed: "Closed",
    reopened: "Reopened",
    closedWeekdays: "Weekly closed days",
    pause: "Business paused",
    holiday: "Holidays",
    withdrawn: "Left",
    deletionRequest: "Deletion requested",
    deletionRequestTakenBack: "Deletion request taken back",
    manager: "Manager",
    password: "Password set anew",
    status: "State",
    statusReason: "Reason given by the municipality",
    merged: "Merged as a duplicate",
    mergeReverted: "Merge taken back",
    peopleJoined: "People who came from a merged registration",
    deletionRefused: "Answer to the deletion request",
    region: "Municipality",
    released: "Left out of a designation",
    releaseEnded: "Designation applies again",
    exempted: "Exempt from the electronic log",
    exemptionRefused: "Exemption refused",
    exemptionEnded: "Exemption ended",
    event: "Event designated",
  },
);

type Change = Reply<typeof listHistory>["changes"][number];

export function History({ session }: { session: Session }) {
  const asked = useAsked(() => registry.listHistory());
  return (
    <Frame title={t.title} back="/manage">
      <div class="home">
        <p class="soft">{t.lead}</p>
        <Answered of={asked}>
          {({ changes }) => (
            <ol class="card list flat">
              {changes.map((change) => (
                <li key={change.id} class="change">
                  <p class="row between">
                    <b>{whats[change.what as keyof typeof whats] ?? change.what}</b>
                    {change.facility !== session.facility.id && <Tag>{t.before}</Tag>}
                  </p>
                  {(change.oldValue !== null || change.newValue !== null) && (
                    <p class="change-values">
                      {words(change, change.oldValue)} → {words(change, change.newValue)}
                    </p>
                  )}
                  <p class="note faint">
                    {dayAndTime(change.atMs)} · {change.by}
                  </p>
                </li>
              ))}
            </ol>
          )}
        </Answered>
      </div>
    </Frame>
  );
}

function words({ what }: Change, value: string | null): string {
  if (value === null || value === "") return t.none;
  if (what === "sector") return sectorOf(value)?.[lang.value] ?? value;
  if (what === "status") return statusWords[value as keyof typeof statusWords] ?? value;
  if (what === "closedWeekdays") return value.replace(/\d/g, (day) => t.weekdays[Number(day)] ?? day);
  return value;
}
