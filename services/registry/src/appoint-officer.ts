import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { Problem, problems } from "@kipass/protocol/problem";
import { systemClock } from "@kipass/service-kit/clock";
import { connect } from "@kipass/service-kit/postgres/database";
import { readAppointmentConfig } from "./config.ts";
import { type Appointment, storeOfficer } from "./office/officers/appoint-officer.ts";

/**
 * Appoints an officer of a municipality and prints `{"id"}`. Password on standard input.
 * node src/appoint-officer.ts --login ID --name NAME --title TITLE --region 11440|11|all --role handler|decider|viewer|admin … [--sector CODE …]
 */
const { values } = parseArgs({
  options: {
    login: { type: "string", default: "" },
    name: { type: "string", default: "" },
    title: { type: "string", default: "" },
    region: { type: "string", default: "" },
    role: { type: "string", multiple: true, default: [] },
    sector: { type: "string", multiple: true },
  },
});
const config = readAppointmentConfig();
const db = connect(config.jobsUrl, { name: "registry appoint officer", max: 1 });
try {
  const { login, name, title, region, role, sector } = values;
  if ([login, name, title, region].includes("") || !role.every(isRole))
    throw new Error("Give --login, --name, --title, --region and --role, which is handler, decider, viewer or admin.");
  const appointment = { loginId: login, name, title, region, roles: role, sectors: sector ?? null };
  const password = config.password ?? (await text(process.stdin)).trim();
  const { id } = await storeOfficer(db, { ...appointment, password }, { by: null, clock: systemClock });
  console.log(JSON.stringify({ id }));
} catch (fault) {
  console.error(fault instanceof Problem ? problems[fault.code].en.title : (fault as Error).message);
  process.exitCode = 1;
} finally {
  await db.close();
}

function isRole(role: string): role is Appointment["roles"][number] {
  return ["handler", "decider", "viewer", "admin"].includes(role);
}
