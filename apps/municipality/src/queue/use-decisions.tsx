import { Toast } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { josa } from "@kipass/web-kit/josa.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { api, type Decided, type FacilityLine } from "../api.ts";
import { queries } from "../queries.ts";

const t = catalogue(
  {
    approved: (name: string) => `${josa(name, "을/를")} 승인했습니다.`,
    rejected: (name: string) => `${josa(name, "을/를")} 반려했습니다.`,
    many: (name: string, more: number) => `${name} 외 ${more}곳`,
    changed: (n: number) => `${n}곳은 다른 담당자가 먼저 처리했습니다.`,
    undone: "되돌렸습니다.",
    late: "그사이 바뀌어 되돌리지 못했습니다.",
  },
  {
    approved: (name) => `Approved: ${name}.`,
    rejected: (name) => `Rejected: ${name}.`,
    many: (name, more) => `${name} and ${more} more`,
    changed: (n) => `${n} had been decided by another officer before.`,
    undone: "Undone.",
    late: "It has changed meanwhile and could not be undone.",
  },
);

interface Said {
  words: string;
  decisions: number[];
}

export interface Decisions {
  approve(facilities: FacilityLine[]): Promise<void>;
  reject(facilities: FacilityLine[], reason: string): Promise<void>;
  /** What was just decided, with the way back. */
  toast: JSX.Element | undefined;
}

/** Decides at once and offers the way back; whoever was too late is told. */
export function useDecisions(): Decisions {
  const [said, setSaid] = useState<Said>();
  const gone = useCallback(() => setSaid(undefined), []);

  async function decide(facilities: FacilityLine[], words: (name: string) => string, ask: () => Promise<Decided>) {
    if (facilities.length === 0) return;
    try {
      setSaid(saidOf(await ask(), facilities, words));
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid({ words: `${title} ${next}`, decisions: [] });
    }
    await queries.invalidateQueries();
  }

  async function undo(decisions: number[]) {
    const { undone } = await api.undoDecisions({ body: { decisions } }).catch(() => ({ undone: [] }));
    await queries.invalidateQueries();
    setSaid({ words: undone.length === decisions.length ? t.undone : t.late, decisions: [] });
  }

  const seen = (facilities: FacilityLine[]) => facilities.map(({ id, version }) => ({ facility: id, version }));
  return {
    approve: (facilities) =>
      decide(facilities, t.approved, () => api.approveFacilities({ body: { facilities: seen(facilities) } })),
    reject: (facilities, reason) =>
      decide(facilities, t.rejected, () => api.rejectFacilities({ body: { facilities: seen(facilities), reason } })),
    toast: said && (
      <Toast
        key={said.words}
        onGone={gone}
        onUndo={said.decisions.length > 0 ? () => void undo(said.decisions) : undefined}
      >
        {said.words}
      </Toast>
    ),
  };
}

function saidOf({ decided }: Decided, facilities: FacilityLine[], words: (name: string) => string): Said {
  const done = decided.filter(({ result }) => result === "done");
  const [first, ...more] = facilities.filter(({ id }) => done.some(({ facility }) => facility === id));
  const late = decided.length - done.length;
  const sentences = [
    ...(first ? [words(more.length > 0 ? t.many(first.name, more.length) : first.name)] : []),
    ...(late > 0 ? [t.changed(late)] : []),
  ];
  return { words: sentences.join(" "), decisions: done.flatMap(({ decision }) => decision ?? []) };
}
