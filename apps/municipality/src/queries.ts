import { Problem } from "@kipass/protocol/problem";
import { infiniteQueryOptions, QueryClient, queryOptions } from "@tanstack/react-query";
import { type AccessQuery, api, type FacilityLine, type ListedFacility, type QueueKind } from "./api.ts";
import { type PlaceRef, placeKey } from "./inspections/place.ts";
import { tellEnd } from "./shell/ended-here.ts";

const ended = (thrown: unknown) =>
  thrown instanceof Problem && ["not-logged-in", "session-ended"].includes(thrown.code);

/** Nothing is asked again by itself: a request keeps the session awake, so each stands for something its officer did. */
export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Without a network a page says so at once, and asks again when it is back.
      networkMode: "always",
      refetchOnReconnect: true,
      retry: (tries, thrown) =>
        navigator.onLine && !ended(thrown) && !(thrown instanceof Problem && thrown.status < 500) && tries < 2,
      refetchOnWindowFocus: true,
      staleTime: 5_000,
    },
  },
});

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => tellEnd().then(() => api.describeOfficer()),
  retry: false,
  refetchOnWindowFocus: false,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Asked once: a challenge is for one try, and each try asks for its own. */
export const secondStepQuery = queryOptions({
  queryKey: ["second-step"],
  queryFn: () => api.startSecondStep({ body: {} }),
  refetchOnWindowFocus: false,
  staleTime: Number.POSITIVE_INFINITY,
});

export const queueQuery = (kind: QueueKind | undefined) =>
  queryOptions({
    queryKey: ["queue", kind ?? "all"],
    queryFn: () => api.listQueue({ query: kind ? { kind } : {} }),
  });

export interface FacilityFilter {
  q?: string;
  sector?: string;
  status?: FacilityLine["status"];
  activity?: "recording" | "silent";
  obligation?: ListedFacility["obligation"];
}

export const facilitiesQuery = (filter: FacilityFilter) =>
  infiniteQueryOptions({
    queryKey: ["facilities", filter],
    queryFn: ({ pageParam }) =>
      api.listFacilities({ query: { ...filter, ...(pageParam ? { after: pageParam } : {}) } }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });

export const facilityQuery = (id: number) =>
  queryOptions({
    queryKey: ["facility", id],
    queryFn: () => api.readFacility({ params: { facility: String(id) } }),
  });

/** Kept for the whole session: on site there may be no network to ask again. */
export const routeQuery = (day: string) =>
  queryOptions({
    queryKey: ["route", day],
    queryFn: () => api.readRoute({ params: { day } }),
    gcTime: Number.POSITIVE_INFINITY,
  });

export const measuresQuery = (place: PlaceRef) =>
  queryOptions({
    queryKey: ["measures", placeKey(place)],
    queryFn: () =>
      place.entry === null
        ? api.readMeasures({ params: { facility: String(place.facility) } })
        : api.readEntryMeasures({ params: { entry: String(place.entry) } }),
  });

export type SanctionState = "open" | "waiting" | "closed";

export const sanctionsQuery = (state: SanctionState) =>
  queryOptions({ queryKey: ["sanctions", state], queryFn: () => api.listSanctions({ query: { state } }) });

export const letterheadQuery = queryOptions({ queryKey: ["letterhead"], queryFn: () => api.readLetterhead({}) });

export const designationsQuery = queryOptions({
  queryKey: ["designations"],
  queryFn: () => api.listDesignations(),
});

export const eventsQuery = queryOptions({ queryKey: ["events"], queryFn: () => api.listEvents() });

export const obligationQuery = (facility: number) =>
  queryOptions({
    queryKey: ["obligation", facility],
    queryFn: () => api.readObligation({ params: { facility: String(facility) } }),
  });

export const exemptionsQuery = (facility: number | undefined) =>
  queryOptions({
    queryKey: ["exemptions", facility ?? "all"],
    queryFn: () => api.listExemptions({ query: facility === undefined ? {} : { facility: String(facility) } }),
  });

export const alertLevelsQuery = queryOptions({ queryKey: ["alert-levels"], queryFn: () => api.readAlertLevels() });

export const ratesQuery = (filter: { sector?: string; of?: string }) =>
  queryOptions({ queryKey: ["rates", filter], queryFn: () => api.readRates({ query: filter }) });

export const activityQuery = (month: string | undefined) =>
  queryOptions({
    queryKey: ["activity", month ?? ""],
    queryFn: () => api.readActivity({ query: month === undefined ? {} : { month } }),
  });

export const noticesQuery = queryOptions({ queryKey: ["notices"], queryFn: () => api.listNotices() });

export const noticeQuery = (notice: string) =>
  queryOptions({ queryKey: ["notice", notice], queryFn: () => api.readNotice({ params: { notice } }) });

export const passkeysQuery = queryOptions({ queryKey: ["passkeys"], queryFn: () => api.listPasskeys() });

export const officersQuery = queryOptions({
  queryKey: ["officers"],
  queryFn: () => api.listOfficers().then(({ officers }) => officers),
});

export type AccessFilter = Pick<AccessQuery, "officer" | "facility" | "what" | "from" | "to">;

export const accessLogQuery = (filter: AccessFilter) =>
  infiniteQueryOptions({
    queryKey: ["access-log", filter],
    queryFn: ({ pageParam }) =>
      api.readAccessLog({ query: { ...filter, ...(pageParam ? { before: pageParam } : {}) } }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
