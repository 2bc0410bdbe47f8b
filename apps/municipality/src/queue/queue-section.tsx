import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Link } from "@tanstack/react-router";
import type { Queue, QueueItem, QueueKind } from "../api.ts";
import { regionWords, sectorWords } from "../facilities/facility-words.ts";
import type { Decisions, Seen } from "../facilities/use-decisions.tsx";
import { QueueActs } from "./queue-acts.tsx";
import { kindWords, noteWords, whenWords } from "./queue-words.ts";

const t = catalogue(
  { choose: (name: string) => `${name} 고르기`, more: (n: number) => `${n}건 더` },
  { choose: (name) => `Choose ${name}`, more: (n) => `${n} more` },
);

interface SectionProps {
  section: Queue["kinds"][number];
  nowMs: number;
  mayAct: boolean;
  chosen: ReadonlyMap<number, Seen>;
  decisions: Decisions;
  onChoose: (item: QueueItem, isChosen: boolean) => void;
  onReject: (facility: Seen) => void;
  /** The facility that stands open beside the list. */
  opened: number | undefined;
  onOpen: (facility: number) => void;
  onMore: () => void;
}

export function QueueSection({ section: { kind, total, items }, onMore, ...row }: SectionProps) {
  const { title, rule } = kindWords(kind);
  return (
    <section class="queue">
      <header>
        <h2>
          {title} <span class="n">{total}</span>
        </h2>
        <span class="note faint">{rule}</span>
        {total > items.length && (
          <button type="button" class="link note push" onClick={onMore}>
            {t.more(total - items.length)}
          </button>
        )}
      </header>
      <ul>
        {items.map((item) => (
          <Row key={item.id} item={item} kind={kind} {...row} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = Omit<SectionProps, "section" | "onMore"> & { item: QueueItem; kind: SectionProps["section"]["kind"] };

function Row({ item, kind, nowMs, mayAct, chosen, decisions, onChoose, onReject, opened, onOpen }: RowProps) {
  const [facility] = item.facilities;
  if (!facility) return null;
  const isChosen = chosen.has(facility.id);
  // Half of the time is gone.
  const isUrgent = item.dueMs !== null && nowMs > item.sinceMs + (item.dueMs - item.sinceMs) / 2;
  return (
    <li aria-current={isChosen || opened === facility.id ? "true" : undefined}>
      {kind === "approval" && mayAct ? (
        <label class="hit">
          <span class="spoken">{t.choose(facility.name)}</span>
          <input
            class="box"
            type="checkbox"
            checked={isChosen}
            onChange={(event) => onChoose(item, event.currentTarget.checked)}
          />
        </label>
      ) : (
        <span class="hit" />
      )}
      <span class={isUrgent ? "when urgent" : "when"}>{whenWords(kind, item, nowMs)}</span>
      <What item={item} kind={kind} onOpen={onOpen} />
      <QueueActs item={item} kind={kind} mayAct={mayAct} decisions={decisions} onReject={onReject} />
    </li>
  );
}

/** What is no facility of ours: another municipality's, or a business that only the register knows. */
const NOT_OURS: readonly QueueKind[] = ["transfer", "missing", "register-check"];

function What({ item, kind, onOpen }: { item: QueueItem; kind: QueueKind; onOpen: (facility: number) => void }) {
  const isOurs = !NOT_OURS.includes(kind) && item.entry === undefined;
  const [facility] = item.facilities;
  if (!facility) return null;
  const words = (
    <>
      <b>{item.facilities.map(({ name }) => name).join(", ")}</b>
      <span class="note faint">
        {sectorWords(facility)} · {regionWords(facility.region)}{" "}
        {!isOurs && `${kind === "transfer" ? "→" : "·"} ${facility.address}`}
        {item.note && ` · ${noteWords(kind, item.note)}`}
      </span>
    </>
  );
  return isOurs ? (
    <Link
      to="/facilities/$facility"
      params={{ facility: String(facility.id) }}
      class="what"
      onClick={(event: MouseEvent) => {
        if (!matchMedia("(min-width: 1200px)").matches || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        onOpen(facility.id);
      }}
    >
      {words}
    </Link>
  ) : (
    <span class="what">{words}</span>
  );
}
