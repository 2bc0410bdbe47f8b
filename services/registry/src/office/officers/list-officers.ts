import type { Reply } from "@kipass/contract/endpoint";
import type { listOfficers as endpoint } from "@kipass/contract/office";
import { today } from "@kipass/service-kit/clock";
import { findOfficers } from "../../store/officers.ts";
import type { Desk } from "../desk.ts";
import { viewOfficer } from "./describe-officer.ts";

/** Those of the own region, and of what lies in it; those who have left at the end. */
export async function listOfficers({ tx, clock }: Desk): Promise<Reply<typeof endpoint>> {
  const day = today(clock);
  const officers = await findOfficers(tx);
  return {
    officers: officers.map(({ appointedOn, leftOn, ...officer }) => ({
      ...viewOfficer(officer, day),
      appointedOn,
      leftOn,
    })),
  };
}
