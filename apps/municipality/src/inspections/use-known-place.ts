import { seoulDay } from "@kipass/web-kit/dates.ts";
import { useQuery } from "@tanstack/react-query";
import type { PlaceBrief } from "../api.ts";
import { measuresQuery, routeQuery } from "../queries.ts";
import { type PlaceRef, placeKey } from "./place.ts";

/** A place as the page knows it already: from today's route, which stays at hand without a network, or else from its own records. */
export function useKnownPlace(asked: PlaceRef): PlaceBrief | undefined {
  const { data: route } = useQuery(routeQuery(seoulDay(Date.now())));
  const { data: measures } = useQuery(measuresQuery(asked));
  return route?.stops.find(({ place }) => placeKey(place) === placeKey(asked))?.place ?? measures?.place;
}
