import { argumentsOf, CommandFault, runCommand } from "./commands.ts";
import { readCommandConfig } from "./config.ts";
import { insertAccess } from "./store/access-log.ts";
import { endSessions, findNumber, markLeft } from "./store/officers.ts";

/** An officer leaves: sessions end at once and nobody logs in again. node src/retire-officer.ts --login ID --reason TEXT */
await runCommand(readCommandConfig(), async (db, nowMs) => {
  const { login, reason } = argumentsOf(["login", "reason"], "Give --login and --reason.");
  return db.tx("retire-officer", async (tx) => {
    const found = await findNumber(tx, login);
    if (!found) throw new CommandFault(`Nobody who serves has the log-in id ${login}.`);
    await endSessions(tx, found.number, nowMs);
    await markLeft(tx, found.number, nowMs);
    const words = `officer ${found.id}: ${reason}`;
    await insertAccess(tx, { atMs: nowMs, officer: "command", what: "retireOfficer", caseId: null, reason: words });
    return { id: found.id };
  });
});
