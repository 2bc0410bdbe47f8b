import type { Reply } from "@kipass/contract/endpoint";
import type { listDesignations as endpoint } from "@kipass/contract/office";
import { today } from "@kipass/service-kit/clock";
import { type Designation, findDesignations } from "../../store/designations.ts";
import type { Officer } from "../../store/officers.ts";
import type { Desk } from "../desk.ts";
import { isWithin } from "./parse-designation.ts";

export async function listDesignations({ tx, officer, clock }: Desk): Promise<Reply<typeof endpoint>> {
  const rules = await findDesignations(tx);
  return { designations: rules.slice(0, 1000).map((rule) => describe(rule, officer)), today: today(clock) };
}

export function describe(
  { facilities, regions, sectors, ...rule }: Designation,
  officer: Officer,
): Reply<typeof endpoint>["designations"][number] {
  return {
    ...rule,
    regions: [...regions],
    sectors: [...sectors],
    facilities: facilities.map((facility) => ({ facility })),
    isOwn: regions.every((region) => isWithin(region, officer.region)),
  };
}
