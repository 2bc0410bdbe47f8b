import { Toast } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { josa } from "@kipass/web-kit/josa.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { api, type Decided } from "../api.ts";
import { queries } from "../queries.ts";

const t = catalogue(
  {
    approve: (name: string) => `${josa(name, "을/를")} 승인했습니다.`,
    reject: (name: string) => `${josa(name, "을/를")} 반려했습니다.`,
    suspend: (name: string) => `${josa(name, "을/를")} 정지했습니다.`,
    reopen: (name: string) => `${name}의 정지를 풀었습니다.`,
    many: (name: string, more: number) => `${name} 외 ${more}곳`,
    changed: (n: number) => `${n}곳은 그사이 다른 사람이 바꾸었습니다.`,
    undone: "되돌렸습니다.",
    late: "그사이 바뀌어 되돌리지 못했습니다.",
  },
  {
    approve: (name) => `Approved: ${name}.`,
    reject: (name) => `Rejected: ${name}.`,
    suspend: (name) => `Suspended: ${name}.`,
    reopen: (name) => `No longer suspended: ${name}.`,
    many: (name, more) => `${name} and ${more} more`,
    changed: (n) => `${n} had been changed by somebody else.`,
    undone: "Undone.",
    late: "It has changed meanwhile and could not be undone.",
  },
);

/** A facility as it was seen. */
export interface Seen {
  id: number;
  version: number;
  name: string;
}

type Verdict = "approve" | "reject" | "suspend" | "reopen";

interface Said {
  words: string;
  decisions: number[];
  /** The way back of an act that is no decision. */
  back?: (() => Promise<unknown>) | undefined;
}

export interface Decisions {
  /** `reason` is empty for an approval. */
  decide(verdict: Verdict, facilities: Seen[], reason?: string): Promise<void>;
  /** Any other act: says what it did, or why not, and offers the way back if there is one. */
  act(words: string, work: () => Promise<unknown>, back?: () => Promise<unknown>): Promise<void>;
  /** What was just done, with the way back where there is one. */
  toast: JSX.Element | undefined;
}

/** Decides at once and offers the way back; whoever was too late is told. */
export function useDecisions(): Decisions {
  const [said, setSaid] = useState<Said>();
  const gone = useCallback(() => setSaid(undefined), []);

  async function saying(work: () => Promise<Said>) {
    try {
      setSaid(await work());
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid({ words: `${title} ${next}`, decisions: [] });
    }
    await queries.invalidateQueries();
  }

  async function undo({ decisions, back }: Said) {
    if (back)
      return saying(async () => {
        await back();
        return { words: t.undone, decisions: [] };
      });
    const { undone } = await api.undoDecisions({ body: { decisions } }).catch(() => ({ undone: [] }));
    await queries.invalidateQueries();
    setSaid({ words: undone.length === decisions.length ? t.undone : t.late, decisions: [] });
  }

  return {
    decide: (verdict, facilities, reason = "") =>
      saying(async () => saidOf(await ask(verdict, facilities, reason), facilities, t[verdict])),
    act: (words, work, back) =>
      saying(async () => {
        await work();
        return { words, decisions: [], back };
      }),
    toast: said && (
      <Toast
        key={said.words}
        onGone={gone}
        onUndo={said.back || said.decisions.length > 0 ? () => void undo(said) : undefined}
      >
        {said.words}
      </Toast>
    ),
  };
}

function ask(verdict: Verdict, seen: Seen[], reason: string): Promise<Decided> {
  const facilities = seen.map(({ id, version }) => ({ facility: id, version }));
  if (verdict === "approve") return api.approveFacilities({ body: { facilities } });
  const body = { facilities, reason };
  if (verdict === "reject") return api.rejectFacilities({ body });
  return verdict === "suspend" ? api.suspendFacilities({ body }) : api.reopenFacilities({ body });
}

function saidOf({ decided }: Decided, facilities: Seen[], words: (name: string) => string): Said {
  const done = decided.filter(({ result }) => result === "done");
  const [first, ...more] = facilities.filter(({ id }) => done.some(({ facility }) => facility === id));
  const late = decided.length - done.length;
  const sentences = [
    ...(first ? [words(more.length > 0 ? t.many(first.name, more.length) : first.name)] : []),
    ...(late > 0 ? [t.changed(late)] : []),
  ];
  return { words: sentences.join(" "), decisions: done.flatMap(({ decision }) => decision ?? []) };
}
