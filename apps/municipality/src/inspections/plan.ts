import { seoulDay } from "@kipass/web-kit/dates.ts";
import { api } from "../api.ts";
import { type PlaceRef, placeKey } from "./place.ts";

/** So many fit on a route. */
export const MOST_STOPS = 100;

/** Behind what is on the own route of that day already. */
export async function addStops(places: readonly PlaceRef[], day = seoulDay(Date.now())): Promise<void> {
  const { stops } = await api.readRoute({ params: { day } });
  await api.planRoute({
    params: { day },
    body: {
      stops: withMore(
        stops.map(({ place }) => place),
        places,
      ),
      order: "given",
    },
  });
}

/** Each place once. */
export function withMore(planned: readonly PlaceRef[], places: readonly PlaceRef[]): PlaceRef[] {
  const known = new Map(
    [...planned, ...places].map(({ facility, entry }) => [placeKey({ facility, entry }), { facility, entry }]),
  );
  return [...known.values()];
}
