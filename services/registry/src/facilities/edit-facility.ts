import type { Body, Reply } from "@kipass/contract/endpoint";
import type { editFacility as endpoint } from "@kipass/contract/registry";
import type { FacilitySession } from "../members/sessions.ts";
import { type EditableFacts, type FacilityFacts, updateFacts } from "../store/facility-facts.ts";
import { changeFacility, type Managing, refuseClosed } from "./changing-facility.ts";
import { describeFacility } from "./describe-facility.ts";
import { parseKind, parseTelephone } from "./facility-form.ts";
import { plainText } from "./plain-text.ts";

/** Changes what a facility may change by itself; each fact that differs is in the history. @throws Problem facility-closed */
export function editFacility(
  managing: Managing,
  caller: FacilitySession,
  form: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const edited = {
    ...parseKind(form),
    name: plainText(form.name, "/name", { maxLength: 60 }),
    telephone: parseTelephone(form.telephone),
    areaM2: form.areaM2,
    capacity: form.capacity,
  };
  return changeFacility(managing, caller, "edit-facility", async ({ tx, facts, day, note }) => {
    refuseClosed(facts);
    const { id, status, region, closedWeekdays } = facts;
    await updateFacts(tx, id, { ...edited, closedWeekdays });
    for (const fact of EDITABLE) {
      const [oldValue, newValue] = [textOf(facts, fact), textOf(edited, fact)];
      if (oldValue !== newValue) await note(fact, oldValue, newValue);
    }
    return { facility: describeFacility({ id, status, region, name: edited.name, sector: edited.sector }, day) };
  });
}

type Editable = Exclude<keyof EditableFacts, "closedWeekdays">;
const EDITABLE: Editable[] = ["name", "telephone", "sector", "sectorDetail", "areaM2", "capacity"];

function textOf(facts: Pick<FacilityFacts, Editable>, fact: Editable): string | null {
  const value = facts[fact];
  return value === null ? null : String(value);
}
