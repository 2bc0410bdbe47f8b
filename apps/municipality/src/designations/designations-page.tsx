import { Busy, Button, Field, Tag } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type Designation } from "../api.ts";
import { type Decisions, useDecisions } from "../facilities/use-decisions.tsx";
import { deliveryWords } from "../notices/delivery-words.ts";
import { designationsQuery } from "../queries.ts";
import { Dialog } from "../shell/dialog.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useHasRole } from "../shell/roles.ts";
import { Events } from "./events.tsx";
import { areaWords, graceWords, periodWords, scopeWords, titleWords } from "./obligation-words.ts";

const t = catalogue(
  {
    title: "의무적용 지정",
    add: "새 지정",
    rule: "지정",
    where: "지역",
    who: "대상",
    when: "기간",
    basis: "근거",
    acts: "할 일",
    coming: "예정",
    now: "시행",
    over: "끝남",
    end: "끝내기",
    lastDay: "마지막 날",
    after: "지난 날의 의무는 그대로 남습니다. 아직 시작하지 않은 지정은 거둡니다.",
    next: "사유 적기",
    why: "지정을 끝내는 사유",
    told: "사유는 접속기록에 남습니다.",
    usual: ["고시 해제", "방역지침 변경"],
    tell: "시설에 알리기",
    reached: (n: number, read: number) => `${n.toLocaleString("ko")}곳에 알림 · 읽음 ${read.toLocaleString("ko")}곳`,
    ended: "지정의 마지막 날을 정했습니다.",
  },
  {
    title: "Designations",
    add: "New designation",
    rule: "Designation",
    where: "Region",
    who: "Who",
    when: "Period",
    basis: "Basis",
    acts: "Actions",
    coming: "Coming",
    now: "In force",
    over: "Over",
    end: "End",
    lastDay: "Last day",
    after: "What was a duty stays one. A designation that has not begun is withdrawn.",
    next: "Give the reason",
    why: "Reason for ending it",
    told: "The reason is kept in the access log.",
    usual: ["The order was lifted", "The rules have changed"],
    tell: "Tell the facilities",
    reached: (n, read) => `${n.toLocaleString("en")} told · ${read.toLocaleString("en")} read it`,
    ended: "The last day is set.",
  },
);

export function DesignationsPage() {
  const { data } = useQuery(designationsQuery);
  const mayDecide = useHasRole("decider");
  const mayTell = useHasRole("handler", "decider");
  const decisions = useDecisions();
  if (!data) return <Busy />;
  return (
    <main class="page one">
      <header class="row between wrap title">
        <h1>{t.title}</h1>
        {mayDecide && (
          <Link to="/designations/new" class="btn primary">
            {t.add}
          </Link>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={t.title}>
        <table class="table">
          <thead>
            <tr>
              {[t.rule, t.where, t.who, t.when, t.basis].map((words) => (
                <th key={words}>{words}</th>
              ))}
              <th>
                <span class="spoken">{t.acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.designations.map((one) => (
              <tr key={one.id}>
                <td>
                  <b>{titleWords(one)}</b>
                  <div>
                    <Tag line>{t[phaseOf(one, data.today)]}</Tag>
                  </div>
                  {one.announcement && <Told announcement={one.announcement} />}
                  {mayTell && phaseOf(one, data.today) !== "over" && (
                    <Link
                      to="/notices/new"
                      search={{ designation: one.id } as never}
                      class="small"
                      aria-label={`${titleWords(one)} ${t.tell}`}
                    >
                      {t.tell}
                    </Link>
                  )}
                </td>
                <td>{areaWords(one.regions)}</td>
                <td>{scopeWords(one)}</td>
                <td class="num nowrap">
                  {periodWords(one)}
                  <br />
                  <span class="note faint">{graceWords(one)}</span>
                </td>
                <td>
                  {one.basis}
                  {one.exceptions && <p class="note faint">{one.exceptions}</p>}
                </td>
                <td>
                  {mayDecide && one.isOwn && one.to === null && (
                    <End designation={one} today={data.today} decisions={decisions} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Events decisions={decisions} />
      {decisions.toast}
    </main>
  );
}

/** '12곳에 알림 · 읽음 3곳', and how its text messages fared. */
function Told({ announcement }: { announcement: NonNullable<Designation["announcement"]> }) {
  const { facilities, read, delivery, notice } = announcement;
  const words = t.reached(facilities, read);
  return (
    <p class="note">
      {notice === null ? (
        words
      ) : (
        <Link to="/notices/$notice" params={{ notice: String(notice) }}>
          {words}
        </Link>
      )}
      <br />
      <span class="faint">{deliveryWords({ message: null, delivery })}</span>
    </p>
  );
}

function phaseOf({ from, to }: Designation, today: string): "coming" | "now" | "over" {
  if (to !== null && (to < today || to < from)) return "over";
  return from > today ? "coming" : "now";
}

interface EndProps {
  designation: Designation;
  today: string;
  decisions: Decisions;
}

function End({ designation, today, decisions }: EndProps) {
  const [asks, setAsks] = useState<"day" | "reason">();
  const [lastDay, setLastDay] = useState(today);
  const close = () => setAsks(undefined);
  const end = (reason: string) => {
    close();
    const params = { designation: String(designation.id) };
    void decisions.act(t.ended, () => api.endDesignation({ params, body: { lastDay, reason } }));
  };
  return (
    <>
      <Button size="slim" label={`${titleWords(designation)} ${t.end}`} onClick={() => setAsks("day")}>
        {t.end}
      </Button>
      {asks === "day" && (
        <Dialog title={t.end} onClose={close}>
          <div class="stack">
            <Field type="date" label={t.lastDay} value={lastDay} onInput={setLastDay} hint={t.after} />
            <Button look="primary" wide onClick={() => setAsks("reason")}>
              {t.next}
            </Button>
          </div>
        </Dialog>
      )}
      {asks === "reason" && (
        <ReasonDialog title={t.why} told={t.told} usual={t.usual} act={t.end} onGive={end} onClose={close} />
      )}
    </>
  );
}
