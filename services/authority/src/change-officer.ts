import { argumentsOf, CommandFault, runCommand } from "./commands.ts";
import { readCommandConfig } from "./config.ts";
import { isRegion } from "./officers/appoint.ts";
import { insertAccess } from "./store/access-log.ts";
import { changeAppointment, endSessions, findNumber, isRole, ROLES } from "./store/officers.ts";

/** Another role, region and title: node src/change-officer.ts --login ID --title TITLE --role ROLE --region CODE --reason TEXT */
await runCommand(readCommandConfig(), async (db, nowMs) => {
  const usage = `Give --login, --title, --region, --reason and --role ${ROLES.join(", ")}.`;
  const { login, title, role, region, reason } = argumentsOf(["login", "title", "role", "region", "reason"], usage);
  if (!isRole(role)) throw new CommandFault(usage);
  if (!isRegion(region, nowMs))
    throw new CommandFault("The region must be 00000 or the code of a 시도 or 시군구, such as 11440.");
  return db.tx("change-officer", async (tx) => {
    const found = await findNumber(tx, login);
    if (!found) throw new CommandFault(`Nobody who serves has the log-in id ${login}.`);
    await changeAppointment(tx, found.number, { title, role, region });
    await endSessions(tx, found.number, nowMs);
    const words = `officer ${found.id}, ${role} of ${region}: ${reason}`;
    await insertAccess(tx, { atMs: nowMs, officer: "command", what: "changeOfficer", caseId: null, reason: words });
    return { id: found.id };
  });
});
