import type { Reply } from "@kipass/contract/endpoint";
import type { readPublicFigures as endpoint } from "@kipass/contract/registry";
import { addDays, RETENTION_DAYS } from "@kipass/protocol/day";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findPublicDays, findPublicRegions } from "../store/public-figures.ts";
import { said } from "./small-numbers.ts";

/** A few rows the jobs have counted: who asks costs the doors nothing. */
export async function readPublicFigures({
  db,
  clock,
}: {
  db: Database;
  clock: Clock;
}): Promise<Reply<typeof endpoint>> {
  const day = today(clock);
  const counted = new Map(
    (await findPublicDays(db, addDays(day, -RETENTION_DAYS))).map(({ day: of, visits }) => [of, visits]),
  );
  const regions = await findPublicRegions(db);
  const days = Array.from({ length: RETENTION_DAYS + 1 }, (_, ago) => addDays(day, ago - RETENTION_DAYS));
  return {
    days: days.map((of) => ({ day: of, visits: said(counted.get(of) ?? 0) })),
    regions: regions.map(({ countedMs, ...region }) => region),
    countedMs: regions[0]?.countedMs ?? null,
  };
}
