import { Problem } from "@kipass/protocol/problem";
import { useWatched, watched } from "@kipass/web-kit/watched.ts";
import { useEffect } from "preact/hooks";
import { api, type InspectionBody } from "../api.ts";
import { isAlone } from "../on-site/kept-route.ts";
import { open, seal } from "../on-site/key.ts";
import { askWhoIsHere } from "../on-site/return.ts";
import { store } from "../on-site/store.ts";
import { queries } from "../queries.ts";

/** What was found about a place; nobody is named in it. */
export interface Inspection {
  facility: number | null;
  /** Of the target register, where it is no facility. */
  entry?: number | null;
  /** To be told apart by. */
  name: string;
  body: InspectionBody;
}

/** An inspection on this device, and why the registry would not have it. */
export interface Held {
  /** One for each inspection: however often it is sent, it is recorded once. */
  attempt: string;
  /** The officer's number: nobody sends for somebody else. */
  officer: number;
  /** Undefined while its key is locked. */
  inspection: Inspection | undefined;
  refused?: Problem;
}

const held = watched<readonly Held[]>([]);
/** What this page recorded needs no key to be sent. */
const recorded = new Map<string, Inspection>();
const refusals = new Map<string, Problem>();
let sending: Promise<void> | undefined;

const useOf = (attempt: string) => `inspection ${attempt}`;

/** What this device holds. Sent when the page opens and when the network is back. */
export function useUnsent(officer: number): readonly Held[] {
  useEffect(() => {
    const send = () => void sendUnsent(officer);
    send();
    addEventListener("online", send);
    return () => removeEventListener("online", send);
  }, [officer]);
  return useWatched(held);
}

/** Kept first, then sent: whatever happens between, the device still has it. Returns whether it arrived. */
export async function recordKept(officer: number, inspection: Inspection): Promise<boolean> {
  const { attempt } = inspection.body;
  const sealed = await seal(officer, useOf(attempt), inspection);
  if (!sealed) throw new Error("This device has no key of the officer's.");
  await store.put("inspections", { attempt, ...sealed });
  recorded.set(attempt, inspection);
  await sendUnsent(officer);
  return !held.value.some((one) => one.attempt === attempt);
}

/** Sends what this officer recorded, the oldest first; without a network it stays. One run at a time. */
export function sendUnsent(officer: number): Promise<void> {
  sending ??= sendAll(officer).finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendAll(officer: number): Promise<void> {
  await showHeld();
  const own = held.value.filter((one) => one.officer === officer && one.inspection);
  if (isAlone.value && !(await askWhoIsHere(officer))) return;
  let sent = false;
  for (const { attempt, inspection } of own.toSorted((a, b) => atMs(a) - atMs(b))) {
    if (!inspection) continue;
    try {
      await send(inspection);
      await remove(attempt);
      sent = true;
    } catch (thrown) {
      if (!(thrown instanceof Problem) || isForLater(thrown)) break;
      refusals.set(attempt, thrown);
    }
  }
  await showHeld();
  if (sent) await queries.invalidateQueries();
}

function send({ facility, entry, body }: Inspection): Promise<unknown> {
  return entry
    ? api.recordEntryInspection({ params: { entry: String(entry) }, body })
    : api.recordInspection({ params: { facility: String(facility) }, body });
}

const atMs = ({ inspection }: Held) => inspection?.body.inspectedMs ?? 0;

/** No network, no session, too much at once, sent by another page this very moment: none of it says anything against the record. */
function isForLater({ status, code }: Problem): boolean {
  return status >= 500 || status === 401 || status === 429 || code === "conflict";
}

/** By the officer's own hand only: what the registry refused is never dropped by itself. */
export async function discard(attempt: string): Promise<void> {
  await remove(attempt);
  await showHeld();
}

/** From now on what is kept is shown to nobody without a password. */
export function forgetUnsent(): void {
  recorded.clear();
  refusals.clear();
  held.set([]);
}

async function remove(attempt: string): Promise<void> {
  await store.remove("inspections", attempt);
  recorded.delete(attempt);
  refusals.delete(attempt);
}

async function showHeld(): Promise<void> {
  const [kept, keys] = await Promise.all([store.all("inspections"), store.all("keys")]).catch(() => [[], []]);
  const officerOf = new Map(keys.map(({ id, officer }) => [id, officer]));
  held.set(
    kept.flatMap(({ attempt, key, sealed }) => {
      const officer = officerOf.get(key);
      if (officer === undefined) return [];
      const inspection = recorded.get(attempt) ?? open<Inspection>(key, useOf(attempt), sealed);
      const refused = refusals.get(attempt);
      return [{ attempt, officer, inspection, ...(refused && { refused }) }];
    }),
  );
}
