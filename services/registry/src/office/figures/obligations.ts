import type { Day } from "@kipass/protocol/day";
import { obligationOf, type Subject } from "../../designations/obligation-of.ts";
import { findAlertLevels } from "../../store/alert-levels.ts";
import { findDesignations } from "../../store/designations.ts";
import { findAllExempted, findAllReleases } from "../../store/figures.ts";
import type { Desk } from "../desk.ts";

/** Whether a facility must keep the electronic log on a day, in the 계도기간 or after it. */
export type MustKeep = (subject: Subject, day: Day) => boolean;

/** For many facilities at once: those that no rule, release or exemption names are alike by sector, region and size. */
export async function obligations({ tx }: Pick<Desk, "tx">): Promise<MustKeep> {
  const rules = await findDesignations(tx);
  const levels = await findAlertLevels(tx);
  const releases = Map.groupBy(await findAllReleases(tx), ({ facility }) => facility);
  const exemptions = Map.groupBy(await findAllExempted(tx), ({ facility }) => facility);
  const named = new Set([...rules.flatMap(({ facilities }) => facilities), ...releases.keys(), ...exemptions.keys()]);
  const known = new Map<string, boolean>();
  const judge = (subject: Subject, day: Day) => {
    const own = { releases: releases.get(subject.id) ?? [], exemptions: exemptions.get(subject.id) ?? [] };
    const { state } = obligationOf(subject, { rules, levels, ...own }, day);
    return state === "mandatory" || state === "grace";
  };
  return (subject, day) => {
    if (named.has(subject.id)) return judge(subject, day);
    const alike = `${day} ${subject.sector} ${subject.region} ${subject.areaM2} ${subject.capacity}`;
    const must = known.get(alike) ?? judge(subject, day);
    known.set(alike, must);
    return must;
  };
}
