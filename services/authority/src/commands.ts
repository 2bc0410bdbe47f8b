import { type ParseArgsConfig, parseArgs } from "node:util";
import { systemClock } from "@kipass/service-kit/clock";
import { connect, type Database } from "@kipass/service-kit/postgres/database";

/** What was asked of a command cannot be; the message says what to do. */
export class CommandFault extends Error {
  override name = "CommandFault";
}

/** The values of `--name value` arguments, each given once. @throws CommandFault with the usage */
export function argumentsOf<const Name extends string>(names: readonly Name[], usage: string): Record<Name, string> {
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" }])) as ParseArgsConfig["options"];
  try {
    const { values } = parseArgs({ options });
    const given = values as Partial<Record<Name, string>>;
    if (names.every((name) => given[name])) return given as Record<Name, string>;
  } catch {
    // An unknown argument is told like a missing one.
  }
  throw new CommandFault(usage);
}

/** Runs a command on the jobs' database, prints what it returns as JSON, and ends with 1 and a sentence where it cannot be done. */
export async function runCommand(
  databaseUrl: string,
  work: (db: Database, nowMs: number) => Promise<unknown>,
): Promise<void> {
  const db = connect(databaseUrl, { name: "authority-command", max: 2 });
  try {
    process.stdout.write(`${JSON.stringify(await work(db, systemClock.nowMs()))}\n`);
  } catch (fault) {
    if (!(fault instanceof CommandFault)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = 1;
  } finally {
    await db.close();
  }
}
