import { Busy, Button, Field, Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type ObligationDetail } from "../api.ts";
import type { Decisions } from "../facilities/use-decisions.tsx";
import { deliveryWords } from "../notices/delivery-words.ts";
import { obligationQuery } from "../queries.ts";
import { Dialog } from "../shell/dialog.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useHasRole } from "../shell/roles.ts";
import { graceWords, periodWords, ruleLine, stateWords, titleWords } from "./obligation-words.ts";

const t = catalogue(
  {
    title: "의무적용",
    none: "이 시설에 적용되는 지정이 없습니다.",
    announced: (at: string) => `시설에 알림 ${at}`,
    unannounced: "시설에 알리지 않음",
    noticed: (isRead: boolean, sms: string) => `알림 보냄(${isRead ? "읽음" : "읽지 않음"}) · ${sms}`,
    sizeMissing: "면적이나 정원을 확인해야 합니다",
    release: "위험도 낮음으로 빼기",
    released: "지정에서 뺐고 시설에 사유를 알렸습니다.",
    until: "마지막 날 (비우면 따로 끝낼 때까지)",
    next: "사유 적기",
    why: "지정에서 빼는 사유",
    told: "사유는 시설관리자에게 그대로 보입니다.",
    usual: ["위험도가 낮다고 인정됨", "이용자끼리 접촉이 없음"],
    give: "지정에서 빼기",
    left: (title: string, period: string) => `‘${title}’에서 뺌 · ${period}`,
    end: "다시 적용",
    ended: "다시 적용했습니다.",
    whyEnd: "다시 적용하는 사유",
    usualEnd: ["영업 형태가 바뀜", "위험도를 다시 평가함"],
    over: "끝남",
    exempt: "적용 제외 신청·심사",
  },
  {
    title: "Obligation",
    none: "No designation is made for this facility.",
    announced: (at) => `announced ${at}`,
    unannounced: "not announced",
    noticed: (isRead, sms) => `notice sent (${isRead ? "read" : "not read"}) · ${sms}`,
    sizeMissing: "its size has to be checked",
    release: "Leave out: low risk",
    released: "Left out; the facility was told why.",
    until: "Last day (empty: until it is ended)",
    next: "Give the reason",
    why: "Reason for leaving it out",
    told: "The manager is shown the reason as it is.",
    usual: ["Judged to be of low risk", "No contact between visitors"],
    give: "Leave out",
    left: (title, period) => `Left out of ‘${title}’ · ${period}`,
    end: "Apply again",
    ended: "It applies again.",
    whyEnd: "Reason for applying it again",
    usualEnd: ["The business has changed", "The risk was judged anew"],
    over: "over",
    exempt: "Exemptions",
  },
);

interface SectionProps {
  facility: number;
  decisions: Decisions;
}

/** What holds for one facility, every rule it comes from, and the way out of one. */
export function ObligationSection({ facility, decisions }: SectionProps) {
  const { data } = useQuery(obligationQuery(facility));
  const mayDecide = useHasRole("decider");
  if (!data) return <Busy />;
  const { obligation, rules, today } = data;
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <div>
        <Tag line>{stateWords(obligation.state)}</Tag>
        {obligation.rule && <p class="small soft">{ruleLine(obligation)}</p>}
      </div>
      {rules.length === 0 && <p class="small soft">{t.none}</p>}
      <ul class="found">
        {rules.map(({ designation, isUnclear, announcedMs, announcement }) => (
          <li key={designation.id}>
            <b>{titleWords(designation)}</b>
            <p class="note faint">
              {periodWords(designation)} · {graceWords(designation)} ·{" "}
              {announcedMs === null ? t.unannounced : t.announced(dayAndTime(announcedMs))}
              {announcement &&
                ` · ${t.noticed(announcement.read > 0, deliveryWords({ message: null, delivery: announcement.delivery }))}`}
              {isUnclear && ` · ${t.sizeMissing}`}
            </p>
            {mayDecide && isOpen(designation, data) && (
              <Release facility={facility} designation={designation} decisions={decisions} />
            )}
          </li>
        ))}
        {data.releases.map((release) => (
          <li key={`r${release.id}`}>
            <Left release={release} detail={data} mayDecide={mayDecide} decisions={decisions} today={today} />
          </li>
        ))}
      </ul>
      <Link to="/exemptions" search={{ facility } as never} class="small">
        {t.exempt}
      </Link>
    </section>
  );
}

function isOpen({ id, to }: ReleaseProps["designation"], { releases, today }: ObligationDetail): boolean {
  const isLeft = releases.some((one) => one.designation === id && !one.isEnded && (one.to === null || one.to >= today));
  return !isLeft && (to === null || to >= today);
}

interface ReleaseProps {
  facility: number;
  designation: ObligationDetail["rules"][number]["designation"];
  decisions: Decisions;
}

function Release({ facility, designation, decisions }: ReleaseProps) {
  const [asks, setAsks] = useState<"until" | "reason">();
  const [until, setUntil] = useState("");
  const close = () => setAsks(undefined);
  const give = (reason: string) => {
    close();
    const body = { designation: designation.id, to: until || null, reason };
    void decisions.act(t.released, () => api.releaseFacility({ params: { facility: String(facility) }, body }));
  };
  return (
    <>
      <button type="button" class="link" onClick={() => setAsks("until")}>
        {t.release}
      </button>
      {asks === "until" && (
        <Dialog title={t.release} onClose={close}>
          <div class="stack">
            <p class="small soft">{designation.exceptions}</p>
            <Field type="date" label={t.until} value={until} onInput={setUntil} />
            <Button look="primary" wide onClick={() => setAsks("reason")}>
              {t.next}
            </Button>
          </div>
        </Dialog>
      )}
      {asks === "reason" && (
        <ReasonDialog title={t.why} told={t.told} usual={t.usual} act={t.give} onGive={give} onClose={close} />
      )}
    </>
  );
}

interface LeftProps {
  release: ObligationDetail["releases"][number];
  detail: ObligationDetail;
  mayDecide: boolean;
  decisions: Decisions;
  today: string;
}

function Left({ release, detail, mayDecide, decisions, today }: LeftProps) {
  const [asks, setAsks] = useState(false);
  const rule = detail.rules.find(({ designation }) => designation.id === release.designation)?.designation;
  const isOver = release.isEnded || (release.to !== null && release.to < today);
  const end = (reason: string) => {
    setAsks(false);
    void decisions.act(t.ended, () => api.endRelease({ params: { release: String(release.id) }, body: { reason } }));
  };
  return (
    <>
      <span class={isOver ? "soft" : ""}>
        {t.left(rule ? titleWords(rule) : "", periodWords(release))}
        {isOver && ` · ${t.over}`}
      </span>
      <p class="note faint">
        {release.reason} · {release.by}
      </p>
      {mayDecide && !isOver && (
        <button type="button" class="link" onClick={() => setAsks(true)}>
          {t.end}
        </button>
      )}
      {asks && (
        <ReasonDialog
          title={t.whyEnd}
          told={t.told}
          usual={t.usualEnd}
          act={t.end}
          onGive={end}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
