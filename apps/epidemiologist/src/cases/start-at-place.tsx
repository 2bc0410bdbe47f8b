import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import type { CaseView } from "../api.ts";
import { EmergencyCheck } from "../requests/emergency.tsx";
import { OrderTerms } from "../requests/order-terms.tsx";
import { useDraft } from "../requests/use-draft.ts";

const t = catalogue(
  {
    title: "장소로 시작합니다.",
    why: "시설 번호와 시간대를 적으면 그때 그곳의 방문기록을 한국사회보장정보원에 묻습니다. 누가 확진되었는지는 묻지 않습니다.",
    facility: "시설 번호",
    facilityHint: "시설의 관리 화면, 안내 포스터와 수기명부에 적힌 번호입니다.",
    day: "날짜",
    from: "부터",
    to: "까지",
    reason: "요청 사유",
    reasonHint: "승인하는 사람이 읽고 이 사례에만 남습니다. 이름은 적지 마세요.",
    incomplete: "시설 번호, 날짜, 시간대와 요청 사유를 모두 적어 주세요.",
    draft: "이 장소의 방문기록 요청 만들기",
  },
  {
    title: "Start at a place.",
    why: "Give a facility number and hours: the registry is asked for the visits there and then. Nobody's illness is mentioned.",
    facility: "Facility number",
    facilityHint: "It stands on the facility's own pages, its poster and its paper log.",
    day: "Day",
    from: "From",
    to: "Until",
    reason: "Reason",
    reasonHint: "The approver reads it, and it stays with this case. Write no names.",
    incomplete: "Give the facility number, day, hours and reason.",
    draft: "Draft the request for this place",
  },
);

/** From an exposure that is known otherwise to who was there: the authority has no list of facilities, so the facility says its number. */
export function StartAtPlace({ view }: { view: CaseView }) {
  const [facility, setFacility] = useState("");
  const [day, setDay] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const { draft, busy, said, emergency, setEmergency, terms, setTerms } = useDraft(view.case.id);
  const secondsOf = (time: string) => Date.parse(`${day}T${time}:00+09:00`) / 1000;
  const isPlace = /^[1-9]\d{0,9}$/.test(facility.trim()) && day !== "" && from !== "" && to !== "";
  const exposures = isPlace ? [{ facility: Number(facility.trim()), from: secondsOf(from), to: secondsOf(to) }] : [];

  function make(event: Event) {
    event.preventDefault();
    const isWhole = isPlace && reason.trim() !== "";
    setIncomplete(!isWhole);
    if (isWhole) void draft("co-visitors", reason.trim(), exposures);
  }

  return (
    <form class="todo stack" onSubmit={make} noValidate>
      <h2>{t.title}</h2>
      <p class="soft">{t.why}</p>
      <div class="twin">
        <Field
          label={t.facility}
          value={facility}
          onInput={setFacility}
          inputMode="numeric"
          maxLength={10}
          hint={t.facilityHint}
        />
        <Field label={t.day} type="date" value={day} onInput={setDay} />
        <Field label={t.from} type="time" value={from} onInput={setFrom} />
        <Field label={t.to} type="time" value={to} onInput={setTo} />
      </div>
      <Field label={t.reason} value={reason} onInput={setReason} hint={t.reasonHint} maxLength={500} />
      {isPlace && (
        <OrderTerms caseId={view.case.id} stage="co-visitors" exposures={exposures} terms={terms} onTerms={setTerms} />
      )}
      <EmergencyCheck checked={emergency} onChange={setEmergency} />
      {(said ?? incomplete) && (
        <Notice tone="again" alert>
          {said ?? t.incomplete}
        </Notice>
      )}
      <Button look="primary" size="big" submit busy={busy}>
        {t.draft}
      </Button>
    </form>
  );
}
