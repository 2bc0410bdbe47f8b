import type { Day } from "@kipass/protocol/day";
import type { OutcomeCode } from "@kipass/protocol/outcome";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { isCollecting, type LevelFrom } from "../alert-level/levels.ts";
import { findAlertLevels } from "../store/alert-levels.ts";
import { type FacilityStatus, findStatuses } from "../store/facilities.ts";
import { type EventDays, findEventDays } from "../store/facility-events.ts";

/** Which facilities do not record, and whether anybody does, known without asking the database. */
export interface FacilityStates {
  /** Why a facility records nothing on a day; undefined when it does. */
  stopOf(facility: number, day: Day): OutcomeCode | undefined;
  close(): Promise<void>;
}

/** The channel on which processes hear of changes. */
export const FACILITY_STATES = "facility_states";

const POLL_MS = 2_000;
/** A change may commit after one with a later time. */
const OVERLAP_MS = 60_000;

/** Loads every facility that is not active, then hears of changes at once and at the latest with the next poll. */
export async function createFacilityStates({ db, log }: { db: Database; log: Log }): Promise<FacilityStates> {
  const stopped = new Map<number, FacilityStatus>();
  let events: ReadonlyMap<number, EventDays> = new Map();
  let levels: LevelFrom[] = [];
  let newestMs: number | undefined;

  async function load(): Promise<void> {
    const changed = await findStatuses(db, newestMs === undefined ? undefined : newestMs - OVERLAP_MS);
    for (const { id, status, changedMs } of changed) {
      if (status === "active") stopped.delete(id);
      else stopped.set(id, status);
      newestMs = Math.max(newestMs ?? 0, changedMs);
    }
    events = new Map((await findEventDays(db)).map((event) => [event.facility, event]));
    levels = await findAlertLevels(db);
  }

  let loading: Promise<void> | undefined;
  const reload = () => {
    loading ??= load()
      .catch((error) => log.debug({ event: "facility-states-kept", error }))
      .finally(() => {
        loading = undefined;
      });
  };
  await load();
  const listener = db.listen(FACILITY_STATES, reload);
  const timer = setInterval(reload, POLL_MS);
  timer.unref();

  return {
    stopOf(facility, day) {
      if (!isCollecting(levels, day)) return "collection-stopped";
      return STOPS[stopped.get(facility) ?? "active"] ?? stopOfEvent(events.get(facility), day);
    },
    async close() {
      clearInterval(timer);
      await listener.close();
      await loading;
    },
  };
}

const STOPS: Record<FacilityStatus, OutcomeCode | undefined> = {
  active: undefined,
  waiting: "facility-not-approved",
  suspended: "facility-suspended",
  closed: "facility-suspended",
};

/** An event's facility records on its days alone. */
function stopOfEvent(event: EventDays | undefined, day: Day): OutcomeCode | undefined {
  if (!event) return undefined;
  if (day < event.from) return "facility-not-approved";
  return day > event.to ? "facility-suspended" : undefined;
}
