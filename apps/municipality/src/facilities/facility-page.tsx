import { Busy, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { FacilityDetail } from "../api.ts";
import { ObligationSection } from "../designations/obligation-section.tsx";
import { facilityQuery } from "../queries.ts";
import { useHasRole } from "../shell/roles.ts";
import { Contact } from "./contact.tsx";
import { DaysChart } from "./days-chart.tsx";
import { FacilityActs } from "./facility-acts.tsx";
import { FacilityHistory } from "./facility-history.tsx";
import { FacilityNotes } from "./facility-notes.tsx";
import {
  addressWords,
  businessNumberWords,
  businessStateWords,
  regionWords,
  sectorWords,
  statusWords,
  weekdayWords,
} from "./facility-words.ts";
import { useDecisions } from "./use-decisions.tsx";

const t = catalogue(
  {
    back: "시설 목록",
    number: "사업자등록번호",
    since: "등록일",
    region: "관할",
    size: "면적·정원",
    area: (m2: number) => `${m2}㎡`,
    people: (n: number) => `${n}명`,
    closed: "정기 휴무",
    closures: "쉬는 기간",
    pause: "휴업",
    holiday: "휴무",
    logIns: "로그인",
    logInsOf: (managers: number, staff: number) => `관리자 ${managers}명 · 직원 ${staff}명`,
    devices: "등록 기기",
    devicesOf: (n: number, day: string | null) => (n === 0 ? "없음" : `${n}대${day ? ` · 마지막 연결 ${day}` : ""}`),
    none: "없음",
    moved: "이전",
    merged: "중복 정리",
    later: "다음 등록",
    earlier: "앞선 등록",
    asks: (reason: string) => `시설이 삭제를 요청했습니다: ${reason}`,
    proposed: (region: string, by: string, at: string) => `${region}에 관할 변경을 제안했습니다. ${by} · ${at}`,
  },
  {
    back: "Facilities",
    number: "Business number",
    since: "Registered",
    region: "Municipality",
    size: "Area, capacity",
    area: (m2) => `${m2} ㎡`,
    people: (n) => `${n} people`,
    closed: "Closed weekly",
    closures: "Closed days",
    pause: "Paused",
    holiday: "Holiday",
    logIns: "Log-ins",
    logInsOf: (managers, staff) => `managers ${managers} · staff ${staff}`,
    devices: "Devices",
    devicesOf: (n, day) => (n === 0 ? "None" : `${n}${day ? ` · last connected ${day}` : ""}`),
    none: "None",
    moved: "Move",
    merged: "Merge",
    later: "Goes on as",
    earlier: "Went on from",
    asks: (reason) => `The facility asks to be deleted: ${reason}`,
    proposed: (region, by, at) => `Proposed to ${region}. ${by} · ${at}`,
  },
);

export function FacilityPage() {
  const { facility: id } = useParams({ strict: false }) as { facility: string };
  const { data: detail, error } = useQuery(facilityQuery(Number(id)));
  const mayAct = useHasRole("handler", "decider");
  const decisions = useDecisions();
  if (error)
    return (
      <main class="page stack">
        <Notice tone="hold" alert>
          {problemText(error).title}
        </Notice>
        <Back />
      </main>
    );
  if (!detail) return <Busy />;
  const { facility } = detail;
  return (
    <main class="page one">
      <Back />
      <header class="row between wrap title">
        <div>
          <h1>{facility.name}</h1>
          <p class="soft">
            {sectorWords(facility)} · {addressWords(facility)}
          </p>
        </div>
        <Tag line>{statusWords(facility.status)}</Tag>
      </header>
      {detail.deletionRequest && <Notice tone="again">{t.asks(detail.deletionRequest.reason)}</Notice>}
      {detail.transfer && (
        <Notice>
          {t.proposed(regionWords(detail.transfer.toRegion), detail.transfer.by, dayAndTime(detail.transfer.atMs))}
        </Notice>
      )}
      {mayAct && <FacilityActs detail={detail} decisions={decisions} />}
      <div class="two-sides">
        <section class="stack side">
          {facility.status !== "waiting" && <DaysChart days={detail.days} />}
          <Facts detail={detail} />
          {mayAct && <Contact key={facility.id} facility={facility.id} />}
          <ObligationSection facility={facility.id} decisions={decisions} />
          <FacilityNotes detail={detail} mayAct={mayAct} decisions={decisions} />
        </section>
        <FacilityHistory detail={detail} />
      </div>
      {decisions.toast}
    </main>
  );
}

function Back() {
  return (
    // Without its own active class, which would replace these.
    <Link to="/facilities" class="back small" activeProps={{}}>
      <BackIcon size="small" />
      {t.back}
    </Link>
  );
}

export function Facts({ detail }: { detail: FacilityDetail }) {
  const { facility, areaM2, capacity, closedWeekdays, closures, devices, people, related, businessState } = detail;
  const size = [areaM2 !== null && t.area(areaM2), capacity !== null && t.people(capacity)].filter(Boolean);
  const periods = closures.map(({ from, to, kind }) => `${t[kind]} ${fullDay(from)}–${fullDay(to)}`);
  return (
    <dl class="facts">
      <dt>{t.number}</dt>
      <dd class="num">
        {businessNumberWords(facility.businessNumber)}
        {facility.businessNumber !== null && businessState !== "unknown" && ` · ${businessStateWords(businessState)}`}
      </dd>
      <dt>{t.since}</dt>
      <dd class="num">{fullDay(facility.signedUpOn)}</dd>
      <dt>{t.region}</dt>
      <dd>{regionWords(facility.region)}</dd>
      {size.length > 0 && (
        <>
          <dt>{t.size}</dt>
          <dd>{size.join(" · ")}</dd>
        </>
      )}
      <dt>{t.closed}</dt>
      <dd>{closedWeekdays.length > 0 ? weekdayWords(closedWeekdays) : t.none}</dd>
      <dt>{t.closures}</dt>
      <dd>{periods.length > 0 ? periods.join(", ") : t.none}</dd>
      <dt>{t.logIns}</dt>
      <dd>{t.logInsOf(people.managers, people.staff)}</dd>
      <dt>{t.devices}</dt>
      <dd>{t.devicesOf(devices.count, devices.lastUsedOn && fullDay(devices.lastUsedOn))}</dd>
      {related.map(({ facility: other, kind, isLater }) => (
        <>
          <dt key={`${other.id}-t`}>{isLater ? t.later : t.earlier}</dt>
          <dd key={`${other.id}-d`}>
            <Link to="/facilities/$facility" params={{ facility: String(other.id) }}>
              {other.name}
            </Link>{" "}
            · {t[kind]} · {addressWords(other)}
          </dd>
        </>
      ))}
    </dl>
  );
}
