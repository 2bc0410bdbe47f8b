import type { Params, Reply } from "@kipass/contract/endpoint";
import type { readFacility as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { findFacilityLine } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";

/** @throws Problem facility-not-found, also for one in another region */
export async function readFacility(
  { tx }: Desk,
  { facility }: Params<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const found = await findFacilityLine(tx, Number(facility));
  if (!found) throw new Problem("facility-not-found");
  return { facility: found };
}
