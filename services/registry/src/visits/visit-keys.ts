import { fromBase64url } from "@kipass/protocol/bytes";
import type { Certification } from "@kipass/protocol/certification";
import type { Day } from "@kipass/protocol/day";
import { openVisitKeys, type VisitKeyList, type VisitKeyWeek } from "@kipass/protocol/visit-keys";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import { readVisitKeys, saveVisitKeys } from "../store/visit-keys.ts";

/** The authority's visit keys, fetched from it and kept in the database, so that it may be down for days. */
export interface VisitKeys {
  /** The keys of a week (its Monday); undefined when the last list does not reach it. */
  ofWeek(week: Day): VisitKeyWeek | undefined;
  /** Asks the authority, or failing that the database, for a newer list. */
  refresh(): Promise<void>;
  close(): void;
}

export interface VisitKeyOptions {
  db: Database;
  /** Where the authority is, and the key it signs with. */
  authority: () => Certification["authority"];
  log: Log;
}

const PATH = "/.well-known/kipass-authority.json";
const PATIENCE_MS = 5_000;
const LONGEST_ANSWER = 150_000;
const EVERY_MS = 15 * 60_000;
/** While there is no list at all nothing can be recorded, so it asks often. */
const EVERY_MS_WITHOUT = 2_000;

export async function createVisitKeys({ db, authority, log }: VisitKeyOptions): Promise<VisitKeys> {
  let list: VisitKeyList | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const open = (signed: string | undefined) =>
    signed === undefined
      ? undefined
      : openVisitKeys(signed, fromBase64url(authority().signingKey) as Uint8Array, primitives);

  async function refresh(): Promise<void> {
    const fetched = await fetchList(authority().baseUrl).catch(() => undefined);
    const fresh = open(fetched);
    if (fresh && fetched !== undefined) {
      list = fresh;
      await saveVisitKeys(db, fetched).catch((error) => log.warn({ event: "visit-keys-not-kept", error }));
      return;
    }
    log.warn({ event: fetched === undefined ? "authority-unreachable" : "visit-keys-refused" });
    list ??= open(await readVisitKeys(db).catch(() => undefined));
  }

  function schedule(): void {
    if (isClosed) return;
    timer = setTimeout(() => void refresh().finally(schedule), list ? EVERY_MS : EVERY_MS_WITHOUT);
    timer.unref();
  }

  await refresh();
  schedule();
  return {
    ofWeek: (week) => list?.weeks.find((keys) => keys.week === week),
    refresh,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** The signed list, not yet checked. */
async function fetchList(baseUrl: string): Promise<string | undefined> {
  const response = await fetch(baseUrl + PATH, { redirect: "error", signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = response.ok ? await response.text() : "";
  if (text.length === 0 || text.length > LONGEST_ANSWER) return undefined;
  const { visitKeys } = JSON.parse(text) as { visitKeys?: unknown };
  return typeof visitKeys === "string" ? visitKeys : undefined;
}
