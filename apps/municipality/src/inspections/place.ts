import { useParams } from "@tanstack/react-router";
import type { PlaceBrief } from "../api.ts";

/** What is inspected and sanctioned: a facility, or an entry of the target register. Exactly one is a number. */
export type PlaceRef = Pick<PlaceBrief, "facility" | "entry">;

export const facilityPlace = (facility: number): PlaceRef => ({ facility, entry: null });
export const entryPlace = (entry: number): PlaceRef => ({ facility: null, entry });

/** Its name in the addresses of the console: '12', or 'register/12'. */
export const placeKey = ({ facility, entry }: PlaceRef): string =>
  entry === null ? String(facility) : `register/${entry}`;

export const recordPath = (place: PlaceRef): string => `/inspections/${placeKey(place)}`;
export const measuresPath = (place: PlaceRef): string => `/measures/${placeKey(place)}`;

/** The place that the page's address names. */
export function usePlace(): PlaceRef {
  const { facility, entry } = useParams({ strict: false }) as { facility?: string; entry?: string };
  return entry === undefined ? facilityPlace(Number(facility)) : entryPlace(Number(entry));
}
