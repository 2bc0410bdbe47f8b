import { byMinutes, connects, longestMet, longestOf, type Met, type Network, type Somebody } from "./network.ts";

/** What stands on one line of the picture: one person, or so many who are not told apart there. */
export interface Bunch {
  key: string;
  /** Which bunch more people are taken out of: a place's key, or those who connect. */
  of: string;
  people: Somebody[];
  met: Met[];
}

export const CONNECTING = "connecting";
/** How many more one press shows. */
export const MORE = 50;

const FIRST_CONNECTING = 24;
const FIRST_AT_A_PLACE = 5;
/** With more places than this, who was at one alone is a number from the start. */
const FEW_PLACES = 8;

/**
 * Nobody is lost: those who connect places stand by themselves, longest first; of those at one place alone the first few do; the rest
 * of each is one line with their number. `more` says how many further ones have been asked for.
 */
export function bunchesOf({ places, people }: Network, more: ReadonlyMap<string, number>): Bunch[] {
  const cases = people.filter(({ isCase }) => isCase);
  const others = people.filter((one) => !one.isCase && one.met.length > 0);
  const atFirst = places.length > FEW_PLACES ? 0 : FIRST_AT_A_PLACE;
  return [
    ...cases.map(alone),
    ...split(CONNECTING, others.filter(connects), FIRST_CONNECTING + (more.get(CONNECTING) ?? 0)),
    ...places.flatMap(({ key }) =>
      split(
        key,
        others.filter((one) => !connects(one) && one.met[0]?.place === key),
        atFirst + (more.get(key) ?? 0),
      ),
    ),
  ];
}

function split(of: string, people: readonly Somebody[], first: number): Bunch[] {
  const sorted = people.toSorted(
    (a, b) => b.met.length - a.met.length || b.cases - a.cases || byMinutes(longestMet(a), longestMet(b)),
  );
  // A number for one person would hide them for nothing.
  const shown = sorted.length - first === 1 ? sorted.length : first;
  const rest = sorted.slice(shown);
  return [
    ...sorted.slice(0, shown).map((one) => ({ ...alone(one), of })),
    ...(rest.length > 0
      ? [{ key: `rest ${of}`, of, people: rest, met: longestOf(rest.flatMap(({ met }) => met)) }]
      : []),
  ];
}

function alone(one: Somebody): Bunch {
  return { key: one.key, of: one.key, people: [one], met: one.met };
}
