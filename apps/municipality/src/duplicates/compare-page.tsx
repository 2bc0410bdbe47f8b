import { Busy, Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type FacilityDetail, type FacilityLine } from "../api.ts";
import { Facts } from "../facilities/facility-page.tsx";
import { addressWords, sectorWords, statusWords } from "../facilities/facility-words.ts";
import { useDecisions } from "../facilities/use-decisions.tsx";
import { facilitiesQuery, facilityQuery, queries } from "../queries.ts";
import { setApart } from "../queue/queue-acts.tsx";

const t = catalogue(
  {
    title: "중복 비교",
    back: "시설로 돌아가기",
    lead: "한쪽을 남기면 다른 쪽은 닫히고, 그곳의 기록은 남는 쪽의 앞선 등록으로 이어집니다. 30일 안에 되돌릴 수 있습니다.",
    people:
      "닫히는 쪽의 관리자와 직원은 남는 쪽으로 옮겨집니다. 쓰던 아이디와 비밀번호로 다시 로그인하면 되고, 연결 코드로 등록한 단말기는 저절로 이어집니다. 되돌리면 함께 돌아갑니다.",
    alone: "남길 시설 없이 닫으면 로그인은 할 수 있지만 방문을 기록하지 못합니다.",
    two: "중복 아님",
    keep: "이 시설을 남기기",
    find: "견줄 시설 찾기",
    hint: "이름, 주소, 사업자등록번호",
    choose: "견주기",
    remove: "남길 시설 없이 닫기",
    none: "찾는 시설이 없습니다.",
  },
  {
    title: "Compare duplicates",
    back: "Back to the facility",
    lead: "The one you keep goes on; the other closes and becomes its earlier registration. Can be taken back for 30 days.",
    people:
      "Managers and staff of the one that closes go on at the other. They log in again with the same ID and password; terminals connected by a code come along by themselves. Taking it back takes them back.",
    alone: "Closed without another, its people can log in but record no visit.",
    two: "No duplicate",
    keep: "Keep this one",
    find: "Find the other one",
    hint: "Name, address, business number",
    choose: "Compare",
    remove: "Close it without another",
    none: "No facility was found.",
  },
);

/** Two registrations side by side; one press decides which goes on. */
export function ComparePage() {
  const { facility } = useParams({ strict: false }) as { facility: string };
  const search = useSearch({ strict: false }) as { with?: string | number };
  const one = useQuery(facilityQuery(Number(facility))).data;
  const other = useQuery({ ...facilityQuery(Number(search.with)), enabled: search.with !== undefined }).data;
  const navigate = useNavigate();
  const decisions = useDecisions();
  const [said, setSaid] = useState<string>();
  if (!one) return <Busy />;

  async function merge(goes: FacilityDetail, stays: FacilityDetail | undefined) {
    const seen = ({ facility: { id, version } }: FacilityDetail) => ({ facility: id, version });
    try {
      await api.mergeFacilities({ body: { goes: seen(goes), stays: stays ? seen(stays) : null } });
      await queries.invalidateQueries();
      void navigate({ to: `/facilities/${(stays ?? goes).facility.id}` });
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
      await queries.invalidateQueries();
    }
  }

  return (
    <main class="page stack">
      <Link to="/facilities/$facility" params={{ facility }} class="back small">
        <BackIcon size="small" />
        {t.back}
      </Link>
      <h1>{t.title}</h1>
      <p class="soft small">{t.lead}</p>
      <p class="soft small">{t.people}</p>
      {said && (
        <Notice tone="again" alert>
          {said}
        </Notice>
      )}
      <div class="beside">
        <Side detail={one} other={other} onKeep={other && (() => void merge(other, one))} />
        {other ? (
          <Side detail={other} other={one} onKeep={() => void merge(one, other)} />
        ) : (
          <section class="card stack">
            <Finder facility={one.facility} />
            {one.deletionRequest && (
              <>
                <p class="soft small">{t.alone}</p>
                <Button onClick={() => void merge(one, undefined)}>{t.remove}</Button>
              </>
            )}
          </section>
        )}
      </div>
      {other && (
        <div>
          <Button onClick={() => setApart(one.facility.id, other.facility.id, decisions)}>{t.two}</Button>
        </div>
      )}
      {decisions.toast}
    </main>
  );
}

interface SideProps {
  detail: FacilityDetail;
  other: FacilityDetail | undefined;
  onKeep: (() => void) | undefined;
}

function Side({ detail, other, onKeep }: SideProps) {
  const { facility } = detail;
  const lines = (one: FacilityLine) => [one.name, sectorWords(one), addressWords(one), statusWords(one.status)];
  const others = other && lines(other.facility);
  return (
    <section class="card stack">
      <h2>{facility.name}</h2>
      <ul class="small">
        {lines(facility).map((words, nth) => (
          <li key={words}>{others && others[nth] !== words ? <b>{words}</b> : words}</li>
        ))}
      </ul>
      <Facts detail={detail} />
      {onKeep && <Button onClick={onKeep}>{t.keep}</Button>}
    </section>
  );
}

/** Begins with the facility's own address: most duplicates stand at one place. */
function Finder({ facility }: { facility: FacilityLine }) {
  const [q, setQ] = useState(facility.businessNumber ?? facility.address);
  const navigate = useNavigate();
  const { data } = useInfiniteQuery({ ...facilitiesQuery({ q: q.trim().slice(0, 60) }), enabled: q.trim().length > 1 });
  const found = data?.pages[0]?.facilities.filter(({ id }) => id !== facility.id).slice(0, 8) ?? [];
  return (
    <>
      <Field label={t.find} value={q} onInput={setQ} placeholder={t.hint} type="search" maxLength={60} />
      {data && found.length === 0 && <p class="soft small">{t.none}</p>}
      <ul class="found">
        {found.map((one) => (
          <li key={one.id} class="row between">
            <span>
              <b>{one.name}</b>
              <br />
              <span class="note faint">{addressWords(one)}</span>
            </span>
            <Button
              size="slim"
              label={`${one.name} ${t.choose}`}
              onClick={() => void navigate({ to: `/duplicates/${facility.id}`, search: { with: one.id } as never })}
            >
              {t.choose}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
