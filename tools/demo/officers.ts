import { systemClock } from "@kipass/service-kit/clock";
import pg from "pg";
import { certifyOfficers } from "./certification-desk.ts";
import { officerRequestsDir } from "./party-programs.ts";
import { type DemoMunicipalOfficer, type DemoOfficer, demoMunicipalOfficers, demoOfficers } from "./people.ts";
import type { Processes, Program } from "./processes.ts";
import type { Scheme } from "./scheme.ts";

const lookEveryMs = 500;

/** Appoints the demo's officers whom a new database does not know yet, by the authority's own command. Returns the ids of all. */
export async function appointDemoOfficers(scheme: Scheme, processes: Processes): Promise<ReadonlySet<string>> {
  const command = scheme.programsOf("authority").command("appoint-officer.ts");
  const ids = new Set<string>();
  for (const officer of demoOfficers) {
    ids.add(
      (await idOfKnown(command.env.DATABASE_URL_JOBS ?? "", officer)) ?? (await appoint(command, processes, officer)),
    );
  }
  return ids;
}

/** The same for the officers of municipalities, by the registry's command. */
export async function appointDemoMunicipalOfficers(scheme: Scheme, processes: Processes): Promise<void> {
  for (const officer of demoMunicipalOfficers) await appointOnce(scheme, processes, officer);
}

/** False when the database knows the officer already. */
export async function appointOnce(
  scheme: Scheme,
  processes: Processes,
  officer: DemoMunicipalOfficer,
): Promise<boolean> {
  const command = scheme.programsOf("registry").command("appoint-officer.ts");
  if (await idOfKnown(command.env.DATABASE_URL_JOBS ?? "", officer)) return false;
  const { loginId, name, title, region, roles, password } = officer;
  await processes.run({
    ...command,
    args: [
      "--login",
      loginId,
      "--name",
      name,
      "--title",
      title,
      "--region",
      region,
      ...roles.flatMap((role) => ["--role", role]),
    ],
    env: { ...command.env, OFFICER_PASSWORD: password },
  });
  return true;
}

async function idOfKnown(databaseUrl: string, { loginId }: { loginId: string }): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>("SELECT id FROM officers WHERE login_id = $1", [loginId]);
    return rows[0]?.id;
  } finally {
    await client.end();
  }
}

async function appoint(command: Program, processes: Processes, officer: DemoOfficer): Promise<string> {
  const { loginId, name, title, role, region, password } = officer;
  const printed = await processes.run({
    ...command,
    args: [
      "--login",
      loginId,
      "--name",
      name,
      "--title",
      title,
      "--role",
      role,
      ...(region ? ["--region", region] : []),
    ],
    env: { ...command.env, OFFICER_PASSWORD: password },
  });
  return (JSON.parse(printed) as { id: string }).id;
}

/** Looks for officers' keys that wait for the ministry. Returns the function that ends it. */
export function certifyWaitingOfficers({ dataDir, ministry }: Scheme, appointed: ReadonlySet<string>): () => void {
  const folder = officerRequestsDir(dataDir);
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    await certifyOfficers(ministry, systemClock, folder, appointed).catch((fault: Error) =>
      console.error(fault.message),
    );
    busy = false;
  }, lookEveryMs);
  return () => clearInterval(timer);
}
