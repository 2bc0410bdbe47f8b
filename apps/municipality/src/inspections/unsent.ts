import { Problem } from "@kipass/protocol/problem";
import { useWatched, watched } from "@kipass/web-kit/watched.ts";
import { useEffect } from "preact/hooks";
import { api } from "../api.ts";
import { queries } from "../queries.ts";
import { type Unsent, unsentStore } from "./unsent-store.ts";

/** An inspection on this device, and why the registry would not have it. */
export interface Held extends Unsent {
  refused?: Problem;
}

const held = watched<readonly Held[]>([]);
const refusals = new Map<string, Problem>();
let sending: Promise<void> | undefined;

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
export async function recordKept(one: Unsent): Promise<boolean> {
  await unsentStore.keep(one);
  await sendUnsent(one.officer);
  return !held.value.some(({ attempt }) => attempt === one.attempt);
}

/** Sends what this officer recorded, the oldest first; without a network it stays. One run at a time. */
export function sendUnsent(officer: number): Promise<void> {
  sending ??= sendAll(officer).finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendAll(officer: number): Promise<void> {
  const own = (await readAll()).filter((one) => one.officer === officer);
  let sent = false;
  for (const { attempt, facility, body } of own.toSorted((a, b) => a.body.inspectedMs - b.body.inspectedMs)) {
    try {
      await api.recordInspection({ params: { facility: String(facility) }, body });
      await unsentStore.remove(attempt);
      sent = true;
    } catch (thrown) {
      if (!(thrown instanceof Problem) || isForLater(thrown)) break;
      refusals.set(attempt, thrown);
    }
  }
  await showHeld();
  if (sent) await queries.invalidateQueries();
}

/** No network, no session, too much at once: none of it says anything against the record. */
function isForLater({ status }: Problem): boolean {
  return status >= 500 || status === 401 || status === 429;
}

/** By the officer's own hand only: what the registry refused is never dropped by itself. */
export async function discard(attempt: string): Promise<void> {
  await unsentStore.remove(attempt);
  refusals.delete(attempt);
  await showHeld();
}

async function showHeld(): Promise<void> {
  held.set(
    (await readAll()).map((one) => {
      const refused = refusals.get(one.attempt);
      return refused ? { ...one, refused } : one;
    }),
  );
}

const readAll = () => unsentStore.all().catch(() => [] as Unsent[]);
