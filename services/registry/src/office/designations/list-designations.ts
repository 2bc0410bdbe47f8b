import type { Reply } from "@kipass/contract/endpoint";
import type { listDesignations as endpoint } from "@kipass/contract/office";
import { today } from "@kipass/service-kit/clock";
import { findAnnouncements } from "../../store/announcements.ts";
import { type Designation, findDesignations } from "../../store/designations.ts";
import type { Officer } from "../../store/officers.ts";
import type { Desk } from "../desk.ts";
import { isWithin } from "./parse-designation.ts";

export async function listDesignations({ tx, officer, clock }: Desk): Promise<Reply<typeof endpoint>> {
  const rules = await findDesignations(tx);
  const announced = new Map((await findAnnouncements(tx)).map(({ designation, ...rest }) => [designation, rest]));
  const designations = rules
    .slice(0, 1000)
    .map((rule) => ({ ...describe(rule, officer), announcement: announced.get(rule.id) ?? null }));
  return { designations, today: today(clock) };
}

export function describe(
  { facilities, regions, sectors, ...rule }: Designation,
  officer: Officer,
): Omit<Reply<typeof endpoint>["designations"][number], "announcement"> {
  return {
    ...rule,
    regions: [...regions],
    sectors: [...sectors],
    facilities: facilities.map((facility) => ({ facility })),
    isOwn: regions.every((region) => isWithin(region, officer.region)),
  };
}
