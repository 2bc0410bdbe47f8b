import type { Reply } from "@kipass/contract/endpoint";
import type { listQueue } from "@kipass/contract/office";
import type { FacilityBrief } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";

type Kind = Reply<typeof listQueue>["kinds"][number];

/** Finds what waits for an officer, of one kind: the most pressing first, and how many there are. */
export interface QueueProvider {
  readonly kind: Kind["kind"];
  find(desk: Desk, limit: number): Promise<Pick<Kind, "total" | "items">>;
}

/** What the queue shows of a facility. */
export function briefOf(line: FacilityBrief): FacilityBrief {
  const { id, version, name, sector, sectorDetail, region, address, addressDetail } = line;
  return { id, version, name, sector, sectorDetail, region, address, addressDetail };
}
