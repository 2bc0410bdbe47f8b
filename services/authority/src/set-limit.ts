import { argumentsOf, CommandFault, runCommand } from "./commands.ts";
import { readCommandConfig } from "./config.ts";
import { insertAccess } from "./store/access-log.ts";
import { isLimited, LIMITED, saveLimit } from "./store/limits.ts";

/** Where officers' daily limits lie: node src/set-limit.ts --what cases|requests|people|order-people --alarm-at N --at-most N */
await runCommand(readCommandConfig(), async (db, nowMs) => {
  const usage = `Give --what ${LIMITED.join(", ")}, and --alarm-at and --at-most as whole numbers, the first not above the second.`;
  const given = argumentsOf(["what", "alarm-at", "at-most"], usage);
  const [alarmAt, atMost] = [Number(given["alarm-at"]), Number(given["at-most"])];
  const fits =
    Number.isInteger(alarmAt) && Number.isInteger(atMost) && alarmAt > 0 && atMost >= alarmAt && atMost <= 1_000_000;
  if (!isLimited(given.what) || !fits) throw new CommandFault(usage);
  await saveLimit(db, given.what, { alarmAt, atMost });
  const words = `${given.what}: alarm at ${alarmAt}, at most ${atMost}`;
  await insertAccess(db, { atMs: nowMs, officer: "command", what: "setLimit", caseId: null, reason: words });
  return { what: given.what, alarmAt, atMost };
});
