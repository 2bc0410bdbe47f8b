import { catalogue } from "@kipass/web-kit/i18n.ts";
import { NextIcon } from "@kipass/web-kit/icons.tsx";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useRef } from "preact/hooks";
import { family } from "./family.ts";
import { type Person, people } from "./people.ts";
import { refreshFamily } from "./refresh-family.ts";

const t = catalogue(
  { self: "본인", who: "누구의 QR코드인지 고르기", next: (name: string) => `다음: ${name}` },
  { self: "Me", who: "Choose whose QR code is shown", next: (name) => `Next: ${name}` },
  "familySteps",
);

export type FamilyStepsWords = typeof t;

export interface FamilyStepsProps {
  /** Undefined is the guardian. */
  who: Person;
  choose: (who: Person) => void;
}

/** One after the other at a door: 본인 → 홍아이 → 홍둘째. Arrow keys and a tap move on. */
export function FamilySteps({ who, choose }: FamilyStepsProps) {
  const list = people(useWatched(family));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => void refreshFamily(), []);
  if (list.length < 2) return null;
  const go = (step: number) => {
    const at = (list.findIndex(({ child }) => child === who) + step + list.length) % list.length;
    choose(list[at]?.child);
    place.current?.querySelectorAll("button")[at]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    go(step);
  };
  return (
    <div class="family" role="tablist" aria-label={t.who} ref={place} onKeyDown={onKeyDown}>
      {list.map(({ child, name }) => (
        <button
          key={child}
          type="button"
          role="tab"
          id={`who-${child ?? "self"}`}
          aria-selected={child === who}
          aria-controls={`pass-${child ?? "self"}`}
          tabIndex={child === who ? 0 : -1}
          onClick={() => choose(child)}
        >
          {name ?? t.self}
        </button>
      ))}
    </div>
  );
}

/** Under a code: on to the next in the row, once this one was read. */
export function NextPerson({ who, choose }: FamilyStepsProps) {
  const list = people(useWatched(family));
  const next = list[list.findIndex(({ child }) => child === who) + 1];
  if (!next) return null;
  return (
    <button class="btn big wide next-person" type="button" onClick={() => choose(next.child)}>
      {t.next(next.name ?? t.self)}
      <NextIcon />
    </button>
  );
}
