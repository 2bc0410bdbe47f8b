import { sectorOf } from "@kipass/data/sectors";
import { formatBusinessNumber } from "@kipass/protocol/business-number";
import { Busy, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { NextIcon } from "@kipass/web-kit/icons.tsx";
import { Frame } from "../frame.tsx";
import { follow } from "../path.ts";
import { Refusal } from "../refusal.tsx";
import { registry } from "../registry.ts";
import { useAsked } from "../use-asked.ts";
import { statusWords } from "./status-words.ts";

const t = catalogue(
  {
    title: "시설 관리",
    facilityNumber: "시설 번호",
    number: "사업자등록번호",
    noNumber: "없음",
    sector: "업종",
    area: "면적",
    capacity: "한 번에 받는 사람",
    people: (n: number) => `${n}명`,
    address: "주소",
    telephone: "전화번호",
    office: "관할",
    since: "등록한 날",
    facts: "정보 고치기",
    move: "이전(주소 바꾸기)",
    closedDays: "휴무일과 휴업 기간",
    managers: "관리자",
    transfer: "새 대표자에게 넘기기",
    history: "변경 내역",
    leave: "닫기, 중복 삭제 요청, 탈퇴",
    same: (n: number) => `중복사업자 ${n}건`,
    paused:
      "등록할 때 국세청에 휴업 중인 사업자로 나왔습니다. 영업하고 있으면 홈택스에서 재개업을 신고하고, 쉬고 있으면 휴업 기간을 적어 주세요.",
    unregistered: (office: string) =>
      `등록할 때 국세청에 없는 번호로 나왔습니다. 번호가 다르면 ${office}에 알려 주세요.`,
  },
  {
    title: "Manage facility",
    facilityNumber: "Facility number",
    number: "Business registration number",
    noNumber: "None",
    sector: "Sector",
    area: "Floor area",
    capacity: "People at once",
    people: (n) => String(n),
    address: "Address",
    telephone: "Telephone",
    office: "Office",
    since: "Registered",
    facts: "Change facts",
    move: "Move (change the address)",
    closedDays: "Closed days",
    managers: "Managers",
    transfer: "Hand over to a new representative",
    history: "History of changes",
    leave: "Close, ask for deletion, leave",
    same: (n) => `${n} facilities of this business`,
    paused:
      "When it was registered, the tax office had this business as paused. If you are open, report the reopening at Hometax; if not, enter until when you are closed.",
    unregistered: (office) =>
      `When it was registered, the tax office did not know this number. If it is wrong, please tell ${office}.`,
  },
);

/** What the facility is registered as, and what can be done about it. */
export function Overview() {
  const { value, refusal } = useAsked(() => registry.describeFacility());
  return (
    <Frame title={t.title} back="/">
      <div class="home">
        {refusal !== undefined && <Refusal of={refusal} />}
        {!value && refusal === undefined && <Busy />}
        {value && (
          <section class="card stack approval">
            <div class="row between">
              <h2>{value.facility.name}</h2>
              <Tag>{statusWords[value.facility.status]}</Tag>
            </div>
            <dl class="facts of-facility">
              <dt>{t.facilityNumber}</dt>
              <dd>{value.facility.id}</dd>
              <dt>{t.number}</dt>
              <dd>{value.businessNumber ? formatBusinessNumber(value.businessNumber) : t.noNumber}</dd>
              <dt>{t.sector}</dt>
              <dd>{value.sectorDetail ?? sectorOf(value.facility.sector)?.[lang.value]}</dd>
              {value.areaM2 !== null && (
                <>
                  <dt>{t.area}</dt>
                  <dd>{value.areaM2}㎡</dd>
                </>
              )}
              {value.capacity !== null && (
                <>
                  <dt>{t.capacity}</dt>
                  <dd>{t.people(value.capacity)}</dd>
                </>
              )}
              <dt>{t.address}</dt>
              <dd>{[value.address, value.addressDetail].filter(Boolean).join(" ")}</dd>
              <dt>{t.telephone}</dt>
              <dd>{value.telephone}</dd>
              <dt>{t.office}</dt>
              <dd>{value.facility.office}</dd>
              <dt>{t.since}</dt>
              <dd>{fullDay(value.signedUpOn)}</dd>
            </dl>
            {value.businessState === "paused" && <Notice tone="again">{t.paused}</Notice>}
            {value.businessState === "unregistered" && (
              <Notice tone="again">{t.unregistered(value.facility.office)}</Notice>
            )}
          </section>
        )}
        <ul class="card list flat">
          {value && value.sameBusiness.length > 1 && (
            <Entry to="/facilities">{t.same(value.sameBusiness.length)}</Entry>
          )}
          <Entry to="/manage/facts">{t.facts}</Entry>
          <Entry to="/manage/closed-days">{t.closedDays}</Entry>
          <Entry to="/manage/managers">{t.managers}</Entry>
          <Entry to="/manage/move">{t.move}</Entry>
          <Entry to="/manage/transfer">{t.transfer}</Entry>
          <Entry to="/manage/history">{t.history}</Entry>
          <Entry to="/manage/leave">{t.leave}</Entry>
        </ul>
      </div>
    </Frame>
  );
}

function Entry({ to, children }: { to: string; children: string }) {
  return (
    <li>
      <a class="line-item entry" href={to} onClick={follow}>
        <span>{children}</span>
        <NextIcon size="small" />
      </a>
    </li>
  );
}
