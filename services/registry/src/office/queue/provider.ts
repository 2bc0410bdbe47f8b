import type { Reply } from "@kipass/contract/endpoint";
import type { listQueue } from "@kipass/contract/office";
import type { FacilityBrief } from "../../store/office-facilities.ts";
import type { Place } from "../../store/places.ts";
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

/** The same of an entry of the register, whose words may be longer than a facility's. */
export function entryBriefOf({ id, ...entry }: Pick<Place, "name" | "sector" | "region" | "address"> & { id: number }) {
  const { name, sector, region, address } = entry;
  const words = { name: name.slice(0, 60), address: address.slice(0, 120), addressDetail: "" };
  return { id, version: 0, sector, sectorDetail: null, region, ...words };
}

/** What an item says of a place, be it a facility or an entry. */
export function placeItemOf(place: Place): Pick<Kind["items"][number], "facilities" | "entry"> {
  const { facility, entry, sectorDetail, addressDetail } = place;
  const id = facility ?? entry ?? 0;
  return { facilities: [{ ...entryBriefOf({ ...place, id }), sectorDetail, addressDetail }], ...(entry && { entry }) };
}
