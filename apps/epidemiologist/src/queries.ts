import { Problem } from "@kipass/protocol/problem";
import { QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type RequestView } from "./api.ts";

const ended = (thrown: unknown) =>
  thrown instanceof Problem && ["not-logged-in", "session-ended", "second-step-needed"].includes(thrown.code);

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (tries, thrown) => !ended(thrown) && tries < 2, refetchOnWindowFocus: true, staleTime: 2_000 },
  },
});

/** A request is watched while somebody else has to do something: the approver, an asked party, or the worker after a choice. */
const followMs = 2_000;
const awaited: RequestView["state"][] = ["signed", "approved", "running", "choosing"];
const underWay = (request: RequestView | undefined) => request !== undefined && awaited.includes(request.state);

export const officerQuery = queryOptions({
  queryKey: ["officer"],
  queryFn: () => api.describeOfficer().then((answer) => answer.officer),
  refetchInterval: (query) => (query.state.data?.key === "waiting" ? followMs : false),
});

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: () => api.listPasskeys(),
  refetchOnWindowFocus: false,
});

export const casesQuery = queryOptions({
  queryKey: ["cases"],
  queryFn: () => api.listCases().then((answer) => answer.cases),
});

export const caseQuery = (id: number) =>
  queryOptions({
    queryKey: ["case", id],
    queryFn: () => api.readCase({ params: { case: String(id) } }),
    refetchInterval: (query) => (query.state.data?.requests.some(underWay) ? followMs : false),
  });

export const requestsQuery = queryOptions({
  queryKey: ["requests"],
  queryFn: () => api.listRequests().then((answer) => answer.requests),
});

export const requestQuery = (id: number) =>
  queryOptions({
    queryKey: ["request", id],
    queryFn: () => api.readRequest({ params: { request: String(id) } }).then((answer) => answer.request),
    refetchInterval: (query) => (underWay(query.state.data) ? followMs : false),
  });

export const contactsQuery = (caseId: number) =>
  queryOptions({
    queryKey: ["contacts", caseId],
    queryFn: () => api.listContacts({ params: { case: String(caseId) } }).then((answer) => answer.contacts),
  });
