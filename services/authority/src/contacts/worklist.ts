import type { recordContactSteps } from "@kipass/contract/authority";
import type { Body } from "@kipass/contract/endpoint";

/** What one press changed about a contact; what is absent stays as it was. */
export type Step = Body<typeof recordContactSteps>["step"];
export type ContactState = NonNullable<Step["state"]>;

export interface RecordedStep {
  contact: string;
  batch: string;
  /** Officer's id. */
  officer: string;
  atMs: number;
  step: Step;
}

/** How a contact stands, by everything that was recorded about them. */
export interface Standing {
  state: ContactState;
  /** Calls nobody answered since the last one somebody did. */
  missedCalls: number;
  next: string;
  note: string;
  residence: string | null;
  /** Officer's id. */
  takenBy: string | null;
}

const BEGINNING: Standing = { state: "new", missedCalls: 0, next: "", note: "", residence: null, takenBy: null };

/** The steps in turn, without those that were taken back: later words replace earlier ones, nothing is lost in the history. */
export function standingOf(steps: readonly RecordedStep[], undone: ReadonlySet<string>): Standing {
  return steps.filter(({ batch }) => !undone.has(batch)).reduce(after, BEGINNING);
}

function after(standing: Standing, { step, officer }: RecordedStep): Standing {
  const { state = standing.state, next = standing.next, note = standing.note } = step;
  return {
    state,
    missedCalls: missedCallsAfter(standing, step.state),
    next,
    note,
    residence: step.residence === undefined ? standing.residence : step.residence,
    takenBy: step.taken === undefined ? standing.takenBy : step.taken ? officer : null,
  };
}

function missedCallsAfter({ missedCalls }: Standing, state: ContactState | undefined): number {
  if (state === "missed") return missedCalls + 1;
  return state === "called" ? 0 : missedCalls;
}
