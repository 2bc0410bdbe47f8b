import { dayInTable, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { type Arrangement, type Line, type PlacedBunch, type PlacedPlace, thickness } from "./arrange.ts";
import { CONNECTING, MORE } from "./bunches.ts";
import { longestOf } from "./network.ts";
import { bunchNote, bunchWords, metWords, peopleWords, timeOnDay } from "./network-words.ts";

const t = catalogue(
  {
    places: "다녀간 곳, 시간 순서",
    people: "함께 있던 사람",
    how: "곳이나 사람을 고르면 이어진 선만 진하게 보입니다.",
    more: (where: string) => `${where}, ${MORE}명 더 펼치기`,
    several: "여러 곳",
  },
  {
    places: "Places, in the order of time",
    people: "Who was there",
    how: "Choose a place or a person to see their lines alone.",
    more: (where) => `${where}, show ${MORE} more`,
    several: "at several places",
  },
);

interface PictureProps {
  arranged: Arrangement;
  onMore: (of: string) => void;
}

type Lit = { place: string } | { bunch: string } | undefined;

/** Words and buttons on both sides, lines between them: they stretch with the screen, the words do not. */
export function NetworkPicture({ arranged, onMore }: PictureProps) {
  const [held, setHeld] = useState<Lit>();
  const [touched, setTouched] = useState<Lit>();
  const lit = touched ?? held;
  const { height, places, bunches, lines } = arranged;
  const isLit = (line: Line) =>
    lit === undefined || ("place" in lit ? line.place === lit.place : line.bunch === lit.bunch);
  const litPlaces = new Set(lit && lines.filter(isLit).map(({ place }) => place));
  const litBunches = new Set(lit && lines.filter(isLit).map(({ bunch }) => bunch));
  const hold = (one: NonNullable<Lit>) => setHeld(isSame(held, one) ? undefined : one);
  const pointing = (one: Lit) => ({
    onMouseEnter: () => setTouched(one),
    onMouseLeave: () => setTouched(undefined),
    onFocus: () => setTouched(one),
    onBlur: () => setTouched(undefined),
  });
  return (
    <>
      <p class="net-said" aria-live="polite">
        {lit ? wordsOf(lit, arranged) : t.how}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from button to button, which have the roles */}
      <div class="net" style={{ height: `${height}px` }} onKeyDown={walk}>
        <ol class="net-places" aria-label={t.places}>
          {places.map(({ place, y, opensDay }) => (
            <li key={place.key} style={{ top: `${y}px` }}>
              {opensDay && <span class="net-day">{dayInTable(seoulDay(place.from * 1000))}</span>}
              <button
                type="button"
                aria-pressed={isSame(held, { place: place.key })}
                data-lit={litPlaces.has(place.key) || undefined}
                title={place.name}
                onClick={() => hold({ place: place.key })}
                {...pointing({ place: place.key })}
              >
                <b>{place.name}</b>
                <span class="note faint num">{timeOnDay(place)}</span>
              </button>
            </li>
          ))}
        </ol>
        <svg
          class="net-lines"
          height={height}
          viewBox={`0 0 100 ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {lines.map((line) => (
            <path
              key={line.key}
              class={line.kind}
              data-off={isLit(line) ? undefined : ""}
              d={`M0 ${line.fromY}C45 ${line.fromY} 55 ${line.toY} 100 ${line.toY}`}
              stroke-width={thickness(line.met.maxMinutes)}
              stroke-dasharray={line.met.minMinutes > 0 ? undefined : "6 5"}
            />
          ))}
        </svg>
        <ol class="net-people" aria-label={t.people}>
          {bunches.map(({ bunch, y }) => {
            const one = { bunch: bunch.key };
            const isRest = bunch.people.length > 1;
            const where = bunch.of === CONNECTING ? t.several : nameOf(places, bunch.of);
            return (
              <li key={bunch.key} style={{ top: `${y}px` }} data-case={bunch.people[0]?.isCase || undefined}>
                <button
                  type="button"
                  aria-pressed={isRest ? undefined : isSame(held, one)}
                  data-lit={litBunches.has(bunch.key) || undefined}
                  title={bunchWords(bunch)}
                  onClick={() => (isRest ? onMore(bunch.of) : hold(one))}
                  {...pointing(one)}
                >
                  <b data-rest={isRest || undefined}>{bunchWords(bunch)}</b>
                  <span class="note faint num">{bunchNote(bunch)}</span>
                  {isRest && <span class="spoken">{t.more(where)}</span>}
                </button>
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}

/** What a place or a person is joined to, in words. */
function wordsOf(lit: NonNullable<Lit>, { places, bunches, lines }: Arrangement): string {
  if ("bunch" in lit) {
    const found = bunches.find(({ bunch }) => bunch.key === lit.bunch)?.bunch;
    if (!found) return "";
    return `${bunchWords(found)} – ${found.met.map((met) => `${nameOf(places, met.place)} ${metWords(met)}`).join(", ")}`;
  }
  const here = lines.filter(({ place }) => place === lit.place);
  const people = here.reduce((sum, { bunch }) => sum + atPlace(bunches, bunch, lit.place), 0);
  const [most] = longestOf(here.map(({ met }) => met));
  const words = most ? `${peopleWords(people)} · ${metWords(most)}` : peopleWords(0);
  return `${nameOf(places, lit.place)} – ${words}`;
}

function atPlace(bunches: readonly PlacedBunch[], key: string, place: string): number {
  const found = bunches.find(({ bunch }) => bunch.key === key)?.bunch;
  return found?.people.filter(({ met }) => met.some((one) => one.place === place)).length ?? 0;
}

function nameOf(places: readonly PlacedPlace[], key: string): string {
  return places.find(({ place }) => place.key === key)?.place.name ?? "";
}

function isSame(a: Lit, b: NonNullable<Lit>): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Up and down within a column, left and right between the two. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const from = (event.target as HTMLElement).closest("li");
  const list = from?.parentElement;
  if (!from || !list) return;
  const beside = event.currentTarget.querySelector(list.matches(".net-places") ? ".net-people" : ".net-places");
  const next = {
    ArrowDown: from.nextElementSibling,
    ArrowUp: from.previousElementSibling,
    ArrowRight: list.matches(".net-places") ? nearest(from, beside) : null,
    ArrowLeft: list.matches(".net-people") ? nearest(from, beside) : null,
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  next?.querySelector("button")?.focus();
}

function nearest(from: Element, list: Element | null): Element | null {
  const top = (one: Element) => one.getBoundingClientRect().top;
  const apart = (one: Element) => Math.abs(top(one) - top(from));
  return [...(list?.children ?? [])].sort((a, b) => apart(a) - apart(b))[0] ?? null;
}
