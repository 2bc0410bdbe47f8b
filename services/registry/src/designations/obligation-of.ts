import type { Day } from "@kipass/protocol/day";
import { isCollecting, type LevelFrom } from "../alert-level/levels.ts";

/** A designation as far as it decides who is under it. */
export interface Rule {
  readonly id: number;
  /** Beginnings of region codes; "all" is the country. */
  readonly regions: readonly string[];
  readonly sectors: readonly { sector: string; minAreaM2: number | null; minCapacity: number | null }[];
  /** Named one by one. */
  readonly facilities: readonly number[];
  readonly from: Day;
  /** The last day of the 계도기간. */
  readonly graceUntil: Day | null;
  /** The last day in force; the day before `from` when it was withdrawn. */
  readonly to: Day | null;
}

/** What rules ask about a facility. */
export interface Subject {
  readonly id: number;
  readonly sector: string;
  readonly region: string;
  readonly areaM2: number | null;
  readonly capacity: number | null;
}

/** A facility left out of a designation for a time. */
export interface Release {
  readonly designation: number;
  readonly from: Day;
  readonly to: Day | null;
}

/** A time in which a facility need not use the electronic log. */
export interface Exempted {
  readonly from: Day;
  readonly until: Day;
}

export interface Obligation {
  /**
   * mandatory: under a rule whose 계도기간 is over. grace: only under rules in it. exempt: would be under one. released: left out of every one.
   * unclear: would be under one if it were large enough, and nobody said how large it is. coming: under one from a later day.
   * voluntary: under none. not-collecting: no rule holds at this alert level.
   */
  readonly state: "mandatory" | "grace" | "exempt" | "released" | "unclear" | "coming" | "voluntary" | "not-collecting";
  /** The rule it comes from; null when there is none. */
  readonly rule: number | null;
  /** The first day of that rule. */
  readonly since: Day | null;
  /** In `grace` and `coming`: the last day without sanctions. In `exempt`: the last day of it. */
  readonly until: Day | null;
}

interface Circumstances {
  readonly rules: readonly Rule[];
  /** Of this facility. */
  readonly releases: readonly Release[];
  /** Of this facility. */
  readonly exemptions: readonly Exempted[];
  readonly levels: readonly LevelFrom[];
}

/**
 * Whether a facility must keep the electronic log on a day, since when and by which rule: of several the strictest, of those the earliest.
 * Knows nothing but what it is given.
 */
export function obligationOf(facility: Subject, circumstances: Circumstances, day: Day): Obligation {
  const { rules, releases, exemptions, levels } = circumstances;
  if (!isCollecting(levels, day)) return none("not-collecting");
  const near = rules.filter((rule) => touches(rule, facility) !== "no").toSorted(byBeginning);
  const [now, later] = [near.filter((rule) => isInForce(rule, day)), near.filter((rule) => isComing(rule, day))];
  const isReleased = (rule: Rule) => releases.some((one) => one.designation === rule.id && isWithin(one, day));
  const standing = now.filter((rule) => !isReleased(rule));
  const binding = standing.filter((rule) => touches(rule, facility) === "yes");
  const strict = binding.find((rule) => rule.graceUntil === null || rule.graceUntil < day);
  const lenient = binding.toSorted((a, b) => compare(a.graceUntil ?? "", b.graceUntil ?? ""))[0];
  const first = strict ?? lenient;
  const exemption = exemptions.find(({ from, until }) => from <= day && day <= until);
  if (first && exemption) return by("exempt", first, exemption.until);
  if (strict) return by("mandatory", strict, null);
  if (lenient) return by("grace", lenient, lenient.graceUntil);
  const [unclear, released, coming] = [standing[0], now[0], later.find((rule) => touches(rule, facility) === "yes")];
  if (unclear) return by("unclear", unclear, null);
  if (coming) return by("coming", coming, coming.graceUntil);
  return released ? by("released", released, null) : none("voluntary");
}

/** Whether a rule is made for a facility, whatever the day; unclear when it asks for a size that is not known. */
export function touches(
  rule: Pick<Rule, "regions" | "sectors" | "facilities">,
  facility: Subject,
): "yes" | "no" | "unclear" {
  if (rule.facilities.includes(facility.id)) return "yes";
  if (!rule.regions.some((region) => region === "all" || facility.region.startsWith(region))) return "no";
  const listed = rule.sectors.find(({ sector }) => sector === facility.sector);
  if (!listed) return "no";
  const sizes = [isAtLeast(facility.areaM2, listed.minAreaM2), isAtLeast(facility.capacity, listed.minCapacity)];
  return sizes.includes("no") ? "no" : sizes.includes("unclear") ? "unclear" : "yes";
}

function isAtLeast(size: number | null, least: number | null): "yes" | "no" | "unclear" {
  if (least === null) return "yes";
  if (size === null) return "unclear";
  return size >= least ? "yes" : "no";
}

const isInForce = ({ from, to }: Rule, day: Day) => isWithin({ from, to }, day);
const isComing = ({ from, to }: Rule, day: Day) => from > day && (to === null || to >= from);
const isWithin = ({ from, to }: { from: Day; to: Day | null }, day: Day) => from <= day && (to === null || day <= to);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byBeginning = (a: Rule, b: Rule) => compare(a.from, b.from) || a.id - b.id;

const none = (state: Obligation["state"]): Obligation => ({ state, rule: null, since: null, until: null });
const by = (state: Obligation["state"], rule: Rule, until: Day | null): Obligation => ({
  state,
  rule: rule.id,
  since: rule.from,
  until,
});
