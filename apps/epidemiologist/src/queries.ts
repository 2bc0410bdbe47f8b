import type { MessageLanguage } from "@kipass/data/contact-messages";
import { Problem } from "@kipass/protocol/problem";
import { QueryCache, QueryClient, queryOptions } from "@tanstack/react-query";
import { type AccessQuery, api, type Contact, type Me, type RequestView } from "./api.ts";

/** Nobody is logged in any more, or not wholly. */
export const isEnded = (thrown: unknown): boolean =>
  thrown instanceof Problem && ["not-logged-in", "session-ended", "second-step-needed"].includes(thrown.code);

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: (thrown, { queryKey }) => queryKey[0] !== "officer" && lockIfEnded(thrown) }),
  defaultOptions: {
    queries: { retry: (tries, thrown) => !isEnded(thrown) && tries < 2, refetchOnWindowFocus: true, staleTime: 2_000 },
  },
});

/** After a refusal because of a session's end: asks who is here, which puts the log-in before the page. */
export function lockIfEnded(thrown: unknown): void {
  if (isEnded(thrown)) void queries.invalidateQueries({ queryKey: officerQuery.queryKey });
}

/** A request is watched while somebody else has to do something: the approver, an asked party, or the worker after a choice. */
const followMs = 2_000;
const awaited: RequestView["state"][] = ["signed", "approved", "running", "choosing"];
const underWay = (request: RequestView | undefined) => request !== undefined && awaited.includes(request.state);

export const officerQuery = queryOptions({
  queryKey: ["officer"],
  queryFn: () =>
    api.describeOfficer().then(({ officer, absent, deputyFor }): Me => ({ ...officer, absent, deputyFor })),
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

export const outbreakQuery = queryOptions({
  queryKey: ["outbreak"],
  queryFn: () => api.readOutbreak({ query: {} }),
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

/** Watched while messages are on their way. */
const onTheWay = ["waiting", "sending", "sent"];
const anyOnTheWay = (contacts: readonly Contact[] | undefined) =>
  contacts?.some(({ message }) => message && onTheWay.includes(message.state)) ?? false;

export const contactsQuery = (caseId: number) =>
  queryOptions({
    queryKey: ["contacts", caseId],
    queryFn: () => api.listContacts({ params: { case: String(caseId) } }).then((answer) => answer.contacts),
    refetchInterval: (query) => (anyOnTheWay(query.state.data) ? followMs : false),
  });

export const assignedQuery = queryOptions({
  queryKey: ["assigned-contacts"],
  queryFn: () => api.listAssignedContacts().then((answer) => answer.contacts),
});

export const stepsQuery = (caseId: number, contact: string) =>
  queryOptions({
    queryKey: ["steps", caseId, contact],
    queryFn: () => api.readContactSteps({ params: { case: String(caseId), contact } }).then((answer) => answer.steps),
  });

export const previewQuery = (caseId: number, language: MessageLanguage, contacts: string[]) =>
  queryOptions({
    queryKey: ["preview", caseId, language, contacts],
    queryFn: () => api.previewMessages({ params: { case: String(caseId) }, body: { language, contacts } }),
  });

export const batchesQuery = (caseId: number) =>
  queryOptions({
    queryKey: ["messages", caseId],
    queryFn: () => api.listMessageBatches({ params: { case: String(caseId) } }).then((answer) => answer.batches),
    refetchInterval: (query) => (query.state.data?.some((batch) => batch.waiting + batch.sent > 0) ? followMs : false),
  });

export const exportsQuery = (caseId: number) =>
  queryOptions({
    queryKey: ["exports", caseId],
    queryFn: () => api.listExports({ params: { case: String(caseId) } }).then((answer) => answer.exports),
  });

export const handInQuery = (caseId: number) =>
  queryOptions({
    queryKey: ["hand-in-places", caseId],
    queryFn: () => api.listHandInOrders({ params: { case: String(caseId) } }).then((answer) => answer.places),
  });

export const safeNumbersQuery = (caseId: number) =>
  queryOptions({
    queryKey: ["safe-numbers", caseId],
    queryFn: () => api.listSafeNumbers({ params: { case: String(caseId) } }).then((answer) => answer.slips),
  });

export const officersQuery = queryOptions({
  queryKey: ["officers"],
  queryFn: () => api.listOfficers().then((answer) => answer.officers),
});

export const alarmsQuery = queryOptions({
  queryKey: ["alarms"],
  queryFn: () => api.listAlarms().then((answer) => answer.alarms),
  refetchInterval: 60_000,
});

export const accessLogQuery = (query: AccessQuery) =>
  queryOptions({
    queryKey: ["access-log", query],
    queryFn: () => api.readAccessLog({ query }).then((answer) => answer.entries),
  });
