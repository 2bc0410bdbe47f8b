import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { systemClock } from "@kipass/service-kit/clock";
import { connect } from "@kipass/service-kit/postgres/database";
import { readAppointmentConfig } from "./config.ts";
import { AppointmentFault, appointOfficer } from "./officers/appoint.ts";
import { NATION } from "./officers/reach.ts";
import { insertAccess } from "./store/access-log.ts";
import { isRole, ROLES } from "./store/officers.ts";

/**
 * Appoints an officer and prints `{"id"}`:
 * node src/appoint-officer.ts --login ID --name NAME --title TITLE --role ROLE [--region CODE],
 * password on standard input. Without --region the officer serves the nation.
 */
const { values } = parseArgs({
  options: {
    login: { type: "string" },
    name: { type: "string" },
    title: { type: "string" },
    role: { type: "string" },
    region: { type: "string", default: NATION },
  },
});
const { login, name, title, role, region } = values;
const config = readAppointmentConfig();
const db = connect(config.databaseUrl, { name: "authority-appoint", max: 1 });
try {
  if (!login || !name || !title || !isRole(role)) {
    throw new AppointmentFault(`Give --login, --name, --title and --role ${ROLES.join(", ")}.`);
  }
  const password = config.password ?? (await text(process.stdin)).trim();
  const id = await appointOfficer(db, { loginId: login, name, title, role, region, password }, systemClock.nowMs());
  const reason = `officer ${id}, ${role} of ${region}`;
  await insertAccess(db, {
    atMs: systemClock.nowMs(),
    officer: "command",
    what: "appointOfficer",
    caseId: null,
    reason,
  });
  process.stdout.write(`${JSON.stringify({ id })}\n`);
} catch (fault) {
  if (!(fault instanceof AppointmentFault)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
} finally {
  await db.close();
}
