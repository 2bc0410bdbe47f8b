import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { FacilityLine, Queue, QueueItem } from "../api.ts";
import { regionWords, sectorWords } from "../facilities/facility-words.ts";
import { ageWords, kindWords } from "./queue-words.ts";

const t = catalogue(
  {
    choose: (name: string) => `${name} 고르기`,
    more: (n: number) => `${n}건 더`,
    approve: "승인",
    reject: "반려",
    open: "열기",
  },
  {
    choose: (name) => `Choose ${name}`,
    more: (n) => `${n} more`,
    approve: "Approve",
    reject: "Reject",
    open: "Open",
  },
);

interface SectionProps {
  section: Queue["kinds"][number];
  nowMs: number;
  mayAct: boolean;
  chosen: ReadonlyMap<number, FacilityLine>;
  onChoose: (item: QueueItem, isChosen: boolean) => void;
  onApprove: (facility: FacilityLine) => void;
  onReject: (facility: FacilityLine) => void;
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
          <Row key={item.id} item={item} isApproval={kind === "approval"} {...row} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = Omit<SectionProps, "section" | "onMore"> & { item: QueueItem; isApproval: boolean };

function Row({ item, isApproval, nowMs, mayAct, chosen, onChoose, onApprove, onReject }: RowProps) {
  const [facility] = item.facilities;
  if (!facility) return null;
  const isChosen = chosen.has(facility.id);
  // Half of the time is gone.
  const isUrgent = item.dueMs !== null && nowMs > item.sinceMs + (item.dueMs - item.sinceMs) / 2;
  const href = `/facilities/${facility.id}`;
  return (
    <li aria-current={isChosen ? "true" : undefined}>
      {isApproval && mayAct ? (
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
      <span class={isUrgent ? "when urgent" : "when"}>{ageWords(nowMs - item.sinceMs)}</span>
      <a class="what" href={href}>
        <b>{item.facilities.map(({ name }) => name).join(", ")}</b>
        <span class="note faint">
          {sectorWords(facility)} · {regionWords(facility.region)}
          {item.note && ` · ${item.note}`}
        </span>
      </a>
      <span class="acts">
        {isApproval && mayAct ? (
          <>
            <Button size="slim" label={`${facility.name} ${t.approve}`} onClick={() => onApprove(facility)}>
              {t.approve}
            </Button>
            <button
              type="button"
              class="btn slim plain"
              aria-label={`${facility.name} ${t.reject}`}
              onClick={() => onReject(facility)}
            >
              {t.reject}
            </button>
          </>
        ) : (
          <Button size="slim" href={href} label={`${facility.name} ${t.open}`}>
            {t.open}
          </Button>
        )}
      </span>
    </li>
  );
}
