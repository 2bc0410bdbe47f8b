import type { Outbreak } from "../api.ts";

type Place = Outbreak["places"][number];

/** The places as the chosen cases alone know them, in the authority's order: those that connect most first. */
export function narrowedTo(
  { places }: Pick<Outbreak, "places">,
  cases: ReadonlySet<number>,
  sharedOnly: boolean,
): Place[] {
  return places
    .map((place) => ({
      ...place,
      stays: place.stays.filter((stay) => cases.has(stay.case)),
      links: place.links.filter(({ cases: pair }) => pair.every((id) => cases.has(id))),
    }))
    .filter((place) => casesAt(place).length >= (sharedOnly ? 2 : 1));
}

/** Which cases were there, each once. */
export function casesAt({ stays }: Pick<Place, "stays">): number[] {
  return [...new Set(stays.map((stay) => stay.case))].sort((a, b) => a - b);
}
