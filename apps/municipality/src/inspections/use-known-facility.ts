import { seoulDay } from "@kipass/web-kit/dates.ts";
import { useQuery } from "@tanstack/react-query";
import type { RouteOfDay } from "../api.ts";
import { measuresQuery, routeQuery } from "../queries.ts";

/** A facility as the page knows it already: from today's route, which stays at hand without a network, or else from its own records. */
export function useKnownFacility(id: number): RouteOfDay["stops"][number]["facility"] | undefined {
  const { data: route } = useQuery(routeQuery(seoulDay(Date.now())));
  const { data: measures } = useQuery(measuresQuery(id));
  return route?.stops.find(({ facility }) => facility.id === id)?.facility ?? measures?.facility;
}
