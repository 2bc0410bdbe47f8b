import type { Query, Reply } from "@kipass/contract/endpoint";
import type { readRates as endpoint } from "@kipass/contract/office";
import { addDays } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import { findCounted, findUninstalled } from "../../store/figures.ts";
import type { Desk } from "../desk.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import { obligations } from "./obligations.ts";

type Rates = Reply<typeof endpoint>;
type Rate = Rates["total"];

/** As many days as the list of facilities calls silent. */
export const ACTIVE_DAYS = 7;

export async function readRates(desk: Desk, { sector, of }: Query<typeof endpoint>): Promise<Rates> {
  const { tx, officer, clock } = desk;
  const day = today(clock);
  const region = of !== undefined && officer.region === "all" ? of : officer.region;
  const since = addDays(day, 1 - ACTIVE_DAYS);
  const mustKeep = await obligations(desk);
  const total = nobody();
  const byRegion = new Map<string, Rate>();
  const bySector = new Map<string, Rate>();
  const voluntary = { facilities: 0, recording: 0 };
  const rowsOf = (one: { region: string; sector: string }) => [
    total,
    rowOf(byRegion, one.region.slice(0, region === "all" ? 2 : 5)),
    rowOf(bySector, one.sector),
  ];

  const days = { sector, since, before: addDays(since, -ACTIVE_DAYS) };
  for (const facility of await findCounted(tx, codesOf(region), days)) {
    if (mustKeep(facility, day)) {
      for (const row of rowsOf(facility)) {
        row.target += 1;
        row[facility.isRecording ? "recording" : "silent"] += 1;
        if (facility.wasRecording) row.recordingBefore += 1;
      }
    } else {
      voluntary.facilities += 1;
      if (facility.isRecording) voluntary.recording += 1;
    }
  }
  for (const { count, ...alike } of await findUninstalled(tx, codesOf(region), sector)) {
    if (!mustKeep({ ...alike, id: 0, capacity: null }, day)) continue;
    for (const row of rowsOf(alike)) {
      row.target += count;
      row.notInstalled += count;
    }
  }
  return {
    from: since,
    to: day,
    region,
    total,
    regions: [...byRegion].map(([code, row]) => ({ region: code, ...row })),
    sectors: [...bySector].map(([code, row]) => ({ sector: code, ...row })),
    voluntary,
  };
}

const nobody = (): Rate => ({ target: 0, notInstalled: 0, silent: 0, recording: 0, recordingBefore: 0 });

function rowOf(rows: Map<string, Rate>, key: string): Rate {
  const row = rows.get(key) ?? nobody();
  rows.set(key, row);
  return row;
}
