import { Busy, Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { ComponentChildren } from "preact";
import { Refusal } from "./refusal.tsx";
import type { Asked } from "./use-asked.ts";

const t = catalogue({ again: "다시 가져오기" }, { again: "Fetch again" });

interface AnsweredProps<T> {
  of: Asked<T>;
  /** What is being fetched, in words. */
  busy?: string;
  children: (value: T) => ComponentChildren;
}

/** What was asked for, once it is there; until then that it is being fetched, or why it is not, with a way to ask again. */
export function Answered<T>({ of: { value, refusal, refresh }, busy, children }: AnsweredProps<T>) {
  return (
    <>
      {refusal !== undefined && (
        <>
          <Refusal of={refusal} />
          <Button onClick={refresh}>{t.again}</Button>
        </>
      )}
      {value === undefined && refusal === undefined && <Busy>{busy}</Busy>}
      {value !== undefined && children(value)}
    </>
  );
}
