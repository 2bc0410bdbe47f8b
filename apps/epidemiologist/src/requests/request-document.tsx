import { dayAndTime, dayInTable, seoulDay, timeRange } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon, MinusIcon } from "@kipass/web-kit/icons.tsx";
import { Link } from "@tanstack/react-router";
import type { CaseView, RequestView } from "../api.ts";
import { stateWords } from "../cases/stages.ts";
import { type AskedOrder, askedOrders } from "./claims.ts";
import { EmergencyTag } from "./emergency.tsx";
import { OrderTable } from "./order-table.tsx";
import { OrderStates } from "./request-progress.tsx";
import { leadOf, titleOf } from "./request-words.ts";

const t = catalogue(
  {
    above: (number: string, at: string) => `정보제공요청 · 사례 ${number} · ${at}`,
    back: "사례로 돌아가기",
    steps: "받는 순서",
    numbers: "사람 번호",
    numbersOf: (passes: number) => `${passes}장 모두 · 이름 없이`,
    names: "이름, 휴대전화번호",
    namesOf: "겹친 사람만 골라서",
    guardian: "보호자 전화번호",
    guardianOf: "만 14세 미만",
    places: "묻는 곳과 시간",
    not: "받지 않는 것",
    notPlaces: ["주소, 주민등록번호", "조사 기간 밖의 방문", "다른 사람의 방문"],
    notVisits: ["이름, 전화번호", "고르지 않은 곳의 방문", "그 시간 밖의 방문"],
    notNames: ["주소, 주민등록번호", "다른 날의 방문", "겹치지 않은 사람의 이름"],
    law: "근거",
    reason: "요청 사유",
    states: "받은 답",
    returned: (reason: string) => `돌려보낸 사유: ${reason}`,
  },
  {
    above: (number, at) => `Disclosure request · case ${number} · ${at}`,
    back: "Back to the case",
    steps: "In this order",
    numbers: "Numbers of people",
    numbersOf: (passes) => `all ${passes} · no names`,
    names: "Names, mobile numbers",
    namesOf: "only of those chosen by overlap",
    guardian: "Guardians' numbers",
    guardianOf: "under 14",
    places: "Places and times asked for",
    not: "Not received",
    notPlaces: ["Addresses, resident numbers", "Visits outside the period", "Anybody else's visits"],
    notVisits: ["Names, phone numbers", "Visits at places not chosen", "Visits at other times"],
    notNames: ["Addresses, resident numbers", "Visits on other days", "Names of people without overlap"],
    law: "Legal basis",
    reason: "Reason",
    states: "Answers",
    returned: (reason) => `Returned because: ${reason}`,
  },
);

interface RequestDocumentProps {
  request: RequestView;
  /** Absent for an emergency of another region: who signs it does not read its case. */
  view: CaseView | undefined;
}

/** The request as a page to read before signing: everything on it comes from the very bytes that are signed. */
export function RequestDocument({ request, view }: RequestDocumentProps) {
  const asked = askedOrders(request);
  const isBegun = request.state !== "drafted" && request.state !== "signed";
  return (
    <div class="doc">
      <div>
        <Link to="/cases/$case" params={{ case: String(request.caseId) }} class="back note">
          <BackIcon size="small" />
          {t.back}
        </Link>
        <p class="note faint">{t.above(request.caseNumber, dayAndTime(request.draftedAtMs))}</p>
        <h1>
          {titleOf(request)} {request.emergency && <EmergencyTag />}
        </h1>
        <p class="lead soft">{leadOf(request)}</p>
      </div>
      <OrderTable asked={asked} />
      <div class="cols">
        {request.stage === "identities" && <Steps asked={asked} />}
        {request.stage === "co-visitors" && <Places asked={asked} view={view} />}
        <section>
          <h2>{t.not}</h2>
          <ul class="gets not">
            {notReceived(request).map((one) => (
              <li key={one}>
                <MinusIcon />
                <span>{one}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <dl class="facts law">
        <dt>{t.law}</dt>
        <dd>{asked[0]?.claims.legalBasis}</dd>
        <dt>{t.reason}</dt>
        <dd>{request.reason}</dd>
      </dl>
      {isBegun && (
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

/** Numbers first, names only of the chosen: what the issuers are asked for, in order. */
function Steps({ asked }: { asked: readonly AskedOrder[] }) {
  const passes = asked.reduce(
    (sum, { claims }) => sum + (claims.kind === "identities-of-passes" ? claims.scope.passes : 0),
    0,
  );
  return (
    <section>
      <h2>{t.steps}</h2>
      <ol class="gets">
        <li>
          <i class="n">1</i>
          <span>{t.numbers}</span>
          <span class="note faint push">{t.numbersOf(passes)}</span>
        </li>
        <li>
          <i class="n">2</i>
          <span>{t.names}</span>
          <span class="note faint push">{t.namesOf}</span>
        </li>
        <li>
          <i class="n" data-empty="" />
          <span>{t.guardian}</span>
          <span class="note faint push">{t.guardianOf}</span>
        </li>
      </ol>
    </section>
  );
}

/** The hours as signed; the facility's name as the case knows it. */
function Places({ asked, view }: { asked: readonly AskedOrder[]; view: CaseView | undefined }) {
  const places = asked.flatMap(({ claims }) => (claims.kind === "visits-at-place" ? claims.scope.places : []));
  const nameOf = (facility: number) =>
    view?.visits.find((visit) => visit.facility === facility)?.facilityName ?? String(facility);
  return (
    <section>
      <h2>{t.places}</h2>
      <ul class="gets">
        {places.map(({ facility, from, to }) => (
          <li key={`${facility} ${from}`}>
            <span>{nameOf(facility)}</span>
            <span class="small soft num push">
              {dayInTable(seoulDay(from * 1000))} {timeRange(from * 1000, to * 1000)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function notReceived({ stage }: RequestView): readonly string[] {
  if (stage === "places") return t.notPlaces;
  return stage === "co-visitors" ? t.notVisits : t.notNames;
}
