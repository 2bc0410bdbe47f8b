import { Busy, Button, Empty } from "@kipass/web-kit/controls.tsx";
import { dayWithWeekday, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { InboxIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { levelWords } from "../alert-level/level-words.ts";
import type { QueueItem, QueueKind } from "../api.ts";
import { RejectDialog } from "../facilities/reject-dialog.tsx";
import { type Seen, useDecisions } from "../facilities/use-decisions.tsx";
import { queueQuery } from "../queries.ts";
import { useHasRole } from "../shell/roles.ts";
import { FacilityPanel } from "./facility-panel.tsx";
import { QueueSection } from "./queue-section.tsx";
import { kindWords } from "./queue-words.ts";

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
  const [chosen, setChosen] = useState<ReadonlyMap<number, Seen>>(new Map());
  const [rejecting, setRejecting] = useState<Seen[]>();
  const { data: queue } = useQuery(queueQuery(kind));
  const mayAct = useHasRole("handler", "decider");
  const decisions = useDecisions();
  const [opened, setOpened] = useState<number>();
  if (!queue) return <Busy />;
  const total = queue.kinds.reduce((sum, one) => sum + one.total, 0);
  const waiting = queue.kinds.filter((one) => one.total > 0);
  const shown = waiting.filter((one) => kind === undefined || one.kind === kind);

  const choose = (item: QueueItem, isChosen: boolean) =>
    setChosen((before) => {
      const next = new Map(before);
      for (const facility of item.facilities) isChosen ? next.set(facility.id, facility) : next.delete(facility.id);
      return next;
    });
  const done = (work: Promise<void>) => {
    setChosen(new Map());
    setRejecting(undefined);
    void work;
  };

  return (
    <main class="work">
      <div class="page list-side">
        <header class="row between wrap title">
          <h1>{t.title}</h1>
          <span class="small soft">
            {dayWithWeekday(seoulDay(queue.nowMs))} · {t.level} <b>{levelWords(queue.alertLevel)}</b>
          </span>
        </header>
        <nav class="tabs" aria-label={t.tabs}>
          <Tab words={t.all} count={total} isHere={kind === undefined} onChoose={() => setKind(undefined)} />
          {waiting.map((one) => (
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
            <Button size="slim" onClick={() => done(decisions.decide("approve", [...chosen.values()]))}>
              {t.approve}
            </Button>
            <Button size="slim" onClick={() => setRejecting([...chosen.values()])}>
              {t.reject}
            </Button>
            <Button size="slim" onClick={() => setChosen(new Map())}>
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
            decisions={decisions}
            onChoose={choose}
            onReject={(facility) => setRejecting([facility])}
            opened={opened}
            onOpen={setOpened}
            onMore={() => setKind(one.kind)}
          />
        ))}
      </div>
      {opened !== undefined && (
        <FacilityPanel facility={opened} decisions={decisions} onClose={() => setOpened(undefined)} />
      )}
      {rejecting && (
        <RejectDialog
          facilities={rejecting}
          onReject={(reason) => done(decisions.decide("reject", rejecting, reason))}
          onClose={() => setRejecting(undefined)}
        />
      )}
      {decisions.toast}
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
