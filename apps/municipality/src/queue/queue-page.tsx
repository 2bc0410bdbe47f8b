import { Busy, Button, Empty } from "@kipass/web-kit/controls.tsx";
import { dayWithWeekday, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { InboxIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import type { FacilityLine, QueueItem, QueueKind } from "../api.ts";
import { queueQuery, sessionQuery } from "../queries.ts";
import { QueueSection } from "./queue-section.tsx";
import { kindWords } from "./queue-words.ts";
import { RejectDialog } from "./reject-dialog.tsx";
import { useDecisions } from "./use-decisions.tsx";

const t = catalogue(
  {
    title: "할 일",
    level: "위기경보",
    tabs: "할 일 나눔",
    all: "모두",
    none: "기다리는 일이 없습니다.",
    later: "승인이나 확인을 기다리는 시설이 생기면 여기에 나타납니다.",
    chosen: (n: number) => `${n}곳을 골랐습니다`,
    approve: "모두 승인",
    reject: "모두 반려",
    clear: "고르기 취소",
  },
  {
    title: "To do",
    level: "Alert level",
    tabs: "Kinds",
    all: "All",
    none: "Nothing is waiting.",
    later: "Facilities that wait for an approval or a check appear here.",
    chosen: (n) => `${n} chosen`,
    approve: "Approve all",
    reject: "Reject all",
    clear: "Clear",
  },
);

/** The home: what waits, the oldest first, each decided in two presses at most. */
export function QueuePage() {
  const [kind, setKind] = useState<QueueKind>();
  const [chosen, setChosen] = useState<ReadonlyMap<number, FacilityLine>>(new Map());
  const [rejecting, setRejecting] = useState<FacilityLine[]>();
  const { data: queue } = useQuery(queueQuery(kind));
  const { data: session } = useQuery(sessionQuery);
  const { approve, reject, toast } = useDecisions();
  if (!queue || !session) return <Busy />;
  const mayAct = session.officer.roles.some((role) => role === "handler" || role === "decider");
  const total = queue.kinds.reduce((sum, one) => sum + one.total, 0);
  const shown = queue.kinds.filter((one) => one.total > 0 && (kind === undefined || one.kind === kind));

  const choose = (item: QueueItem, isChosen: boolean) =>
    setChosen((before) => {
      const next = new Map(before);
      for (const facility of item.facilities) isChosen ? next.set(facility.id, facility) : next.delete(facility.id);
      return next;
    });
  const decided = (work: Promise<void>) => {
    setChosen(new Map());
    setRejecting(undefined);
    void work;
  };

  return (
    <main class="page work">
      <header class="row between wrap title">
        <h1>{t.title}</h1>
        <span class="small soft">
          {dayWithWeekday(seoulDay(queue.nowMs))} · {t.level} <b>{queue.alertLevel}</b>
        </span>
      </header>
      <nav class="tabs" aria-label={t.tabs}>
        <Tab words={t.all} count={total} isHere={kind === undefined} onChoose={() => setKind(undefined)} />
        {queue.kinds
          .filter((one) => one.total > 0 || one.kind === kind)
          .map((one) => (
            <Tab
              key={one.kind}
              words={kindWords(one.kind).title}
              count={one.total}
              isHere={kind === one.kind}
              onChoose={() => setKind(one.kind)}
            />
          ))}
      </nav>
      {chosen.size > 0 && (
        <div class="row wrap bulk" role="status">
          <b>{t.chosen(chosen.size)}</b>
          <Button size="slim" look="primary" onClick={() => decided(approve([...chosen.values()]))}>
            {t.approve}
          </Button>
          <Button size="slim" onClick={() => setRejecting([...chosen.values()])}>
            {t.reject}
          </Button>
          <Button size="slim" look="plain" onClick={() => setChosen(new Map())}>
            {t.clear}
          </Button>
        </div>
      )}
      {shown.length === 0 && (
        <Empty icon={<InboxIcon size="large" />} title={t.none}>
          <p class="soft">{t.later}</p>
        </Empty>
      )}
      {shown.map((one) => (
        <QueueSection
          key={one.kind}
          section={one}
          nowMs={queue.nowMs}
          mayAct={mayAct}
          chosen={chosen}
          onChoose={choose}
          onApprove={(facility) => decided(approve([facility]))}
          onReject={(facility) => setRejecting([facility])}
          onMore={() => setKind(one.kind)}
        />
      ))}
      {rejecting && (
        <RejectDialog
          facilities={rejecting}
          onReject={(reason) => decided(reject(rejecting, reason))}
          onClose={() => setRejecting(undefined)}
        />
      )}
      {toast}
    </main>
  );
}

interface TabProps {
  words: string;
  count: number;
  isHere: boolean;
  onChoose: () => void;
}

function Tab({ words, count, isHere, onChoose }: TabProps) {
  return (
    <button type="button" class="tab" aria-current={isHere ? "page" : undefined} onClick={onChoose}>
      {words} {count}
    </button>
  );
}
