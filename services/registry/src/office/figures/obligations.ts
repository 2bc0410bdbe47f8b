import type { Day } from "@kipass/protocol/day";
import { type Obligation, obligationOf, type Subject } from "../../designations/obligation-of.ts";
import { findAlertLevels } from "../../store/alert-levels.ts";
import { findDesignations } from "../../store/designations.ts";
import { findAllExempted, findAllReleases } from "../../store/figures.ts";
import type { Desk } from "../desk.ts";

/** Whether a facility must keep the electronic log on a day, in the 계도기간 or after it. */
export type MustKeep = (subject: Subject, day: Day) => boolean;

type StateOf = (subject: Subject, day: Day) => Obligation["state"];

export async function obligations(desk: Pick<Desk, "tx">): Promise<MustKeep> {
  const stateOf = await obligationStates(desk);
  return (subject, day) => ["mandatory", "grace"].includes(stateOf(subject, day));
}

/** For many facilities at once: those that no rule, release or exemption names are alike by sector, region and size. */
export async function obligationStates({ tx }: Pick<Desk, "tx">): Promise<StateOf> {
  const rules = await findDesignations(tx);
  const levels = await findAlertLevels(tx);
  const releases = Map.groupBy(await findAllReleases(tx), ({ facility }) => facility);
  const exemptions = Map.groupBy(await findAllExempted(tx), ({ facility }) => facility);
  const named = new Set([...rules.flatMap(({ facilities }) => facilities), ...releases.keys(), ...exemptions.keys()]);
  const known = new Map<string, Obligation["state"]>();
  const judge = (subject: Subject, day: Day) => {
    const own = { releases: releases.get(subject.id) ?? [], exemptions: exemptions.get(subject.id) ?? [] };
    return obligationOf(subject, { rules, levels, ...own }, day).state;
  };
  return (subject, day) => {
    if (named.has(subject.id)) return judge(subject, day);
    const alike = `${day} ${subject.sector} ${subject.region} ${subject.areaM2} ${subject.capacity}`;
    const state = known.get(alike) ?? judge(subject, day);
    known.set(alike, state);
    return state;
  };
}
