import { parseArgs } from "node:util";
import { Problem, problems } from "@kipass/protocol/problem";
import { systemClock } from "@kipass/service-kit/clock";
import { connect } from "@kipass/service-kit/postgres/database";
import { readManageConfig } from "./config.ts";
import { setFacilityStatus } from "./facilities/set-facility-status.ts";
import type { FacilityStatus } from "./store/facilities.ts";

const STATUSES: FacilityStatus[] = ["active", "waiting", "suspended", "closed"];

/** `node src/facility-status.ts --facility 12 --status active`: approves, suspends or closes a facility for its municipality. */
try {
  const { values } = parseArgs({ options: { facility: { type: "string" }, status: { type: "string" } } });
  const facility = Number(values.facility);
  const status = STATUSES.find((candidate) => candidate === values.status);
  if (!Number.isSafeInteger(facility) || !status)
    throw new Error(`Give --facility <number> --status ${STATUSES.join("|")}.`);
  const db = connect(readManageConfig().manageUrl, { name: "registry facility status", max: 1 });
  await setFacilityStatus({ db, clock: systemClock }, { facility, status });
  await db.close();
  console.log(`Facility ${facility} is ${status}.`);
} catch (fault) {
  console.error(fault instanceof Problem ? problems[fault.code].en.title : (fault as Error).message);
  process.exit(1);
}
