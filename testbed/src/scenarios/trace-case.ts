import { setTimeout as delay } from "node:timers/promises";
import type { Officer } from "../officer.ts";

/** What two officers do for one case, through the endpoints of their console, as fast as the parties answer. */
export interface Tracing {
  asker: Officer;
  approver: Officer;
  /** The case's number. */
  caseId: number;
}

export interface Exposure {
  facility: number;
  from: number;
  to: number;
}

export type TracedCase = Awaited<ReturnType<Officer["client"]["readCase"]>>;
export type TracedContact = Awaited<ReturnType<Officer["client"]["listContacts"]>>["contacts"][number];

const ASK_AGAIN_MS = 20;
const PATIENCE_MS = 120_000;

/** Where was the person? One exposure for every stay found. */
export async function findExposures(tracing: Tracing): Promise<Exposure[]> {
  await askFor(tracing, "places", []);
  const { visits } = await readTraced(tracing);
  return visits.map(({ facility, enteredAt, leftAt, usualStayMinutes }) => ({
    facility,
    from: enteredAt,
    to: leftAt ?? enteredAt + usualStayMinutes * 60,
  }));
}

/** Everyone who was there, still without names. */
export async function findCoVisitors(tracing: Tracing, exposures: Exposure[]): Promise<void> {
  await askFor(tracing, "co-visitors", exposures);
}

/** People as numbers, with their overlaps, under a request that may name them. */
export async function tellApart(tracing: Tracing): Promise<{ request: number; people: TracedCase["people"] }> {
  const request = await askFor(tracing, "identities", []);
  return { request, people: (await readTraced(tracing)).people };
}

/** Asks for the names of the chosen; the contact list as it stands then. */
export async function nameChosen(
  { asker, caseId }: Tracing,
  request: number,
  chosen: TracedCase["people"],
): Promise<TracedContact[]> {
  const people = chosen.map(({ issuer, person }) => ({ issuer, person }));
  await asker.client.choosePeople({ params: { request: String(request) }, body: { people } });
  await settled(asker, request, "done");
  return (await asker.client.listContacts({ params: { case: String(caseId) } })).contacts;
}

export function readTraced({ asker, caseId }: Tracing): Promise<TracedCase> {
  return asker.client.readCase({ params: { case: String(caseId) } });
}

type Stage = "places" | "co-visitors" | "identities";

async function askFor({ asker, approver, caseId }: Tracing, stage: Stage, exposures: Exposure[]): Promise<number> {
  const params = { case: String(caseId) };
  const { request } = await asker.client.draftRequest({ params, body: { stage, reason: "역학조사", exposures } });
  await asker.sign(request.id);
  await approver.sign(request.id);
  await settled(asker, request.id, stage === "identities" ? "choosing" : "done");
  return request.id;
}

async function settled({ client }: Officer, id: number, wanted: "choosing" | "done"): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const { request } = await client.readRequest({ params: { request: String(id) } });
    if (request.state === wanted) return;
    if (performance.now() > end) throw new Error(`request ${id} is ${request.state} and not ${wanted}`);
    await delay(ASK_AGAIN_MS);
  }
}
