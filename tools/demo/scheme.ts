import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "@kipass/service-kit/clock";
import { migrate } from "@kipass/service-kit/postgres/migrate";
import { type Ministry, openMinistry } from "@kipass/testbed/ministry";
import { parties } from "../parties.ts";
import { certifyParties, type PublicKeys } from "./certification-desk.ts";
import { logInProgram, logInUrl } from "./log-ins.ts";
import { openPartyDatabase } from "./party-database.ts";
import { type PartyPrograms, partyPrograms } from "./party-programs.ts";
import type { Processes } from "./processes.ts";
import { untilReady } from "./readiness.ts";
import { openSecrets } from "./secrets.ts";

const root = join(import.meta.dirname, "..", "..");

/** All parties together, and the ministry that certifies them. */
export interface Scheme {
  dataDir: string;
  ministry: Ministry;
  programsOf(name: string): PartyPrograms;
  /** Of the party, or of one of its processes. */
  urlOf(name: string, process?: string): string;
  /** Every party's jobs once; then the ministry certifies the keys there are now. */
  runJobs(): Promise<void>;
  /** Starts every party's process and waits until all answer. */
  serve(stopping: AbortSignal): Promise<void>;
}

interface Options {
  dataDir: string;
  portBase: number;
  adminUrl: string;
  processes: Processes;
}

/** Brings every party's database up to date; nothing runs yet. Secrets are made once and kept in `dataDir`/secrets. */
export async function openScheme({ dataDir, portBase, adminUrl, processes }: Options): Promise<Scheme> {
  const secrets = openSecrets(join(dataDir, "secrets"));
  mkdirSync(join(dataDir, "ministry"), { recursive: true });
  const ministry = await openMinistry({
    file: join(dataDir, "ministry", "certification.json"),
    seed: Buffer.from(secrets("ministry.root-key"), "base64url"),
    clock: systemClock,
  });
  const place = {
    dataDir,
    portBase,
    secrets,
    certificationRoot: ministry.rootPublicKey,
    certificationFile: ministry.file,
  };
  const programs = new Map<string, PartyPrograms>();
  for (const party of parties) {
    const urls = await openPartyDatabase(adminUrl, party, secrets);
    const itsPrograms = partyPrograms(party, urls, place);
    if (itsPrograms.prepareDatabase) await processes.run(itsPrograms.prepareDatabase);
    else await migrate(urls.owner, join(root, "services", party.service, "db"));
    programs.set(party.name, itsPrograms);
  }

  const programsOf = (name: string) => {
    const found = programs.get(name);
    if (!found) throw new Error(`There is no party called ${name}.`);
    return found;
  };
  const described = async (name: string): Promise<PublicKeys> =>
    JSON.parse(await processes.run(programsOf(name).command("public-keys.ts")));

  return {
    dataDir,
    ministry,
    programsOf,
    urlOf(name, process = name) {
      const found = programsOf(name).serve.find((program) => program.name === process);
      if (!found) throw new Error(`${name} has no process called ${process}.`);
      return found.url;
    },
    async runJobs() {
      await Promise.all(parties.map(({ name }) => processes.run(programsOf(name).command("jobs.ts"))));
      const entries = parties.map(async (party) => ({
        party,
        baseUrl: programsOf(party.name).url,
        keys: await described(party.name),
      }));
      await certifyParties(ministry, systemClock, await Promise.all(entries));
    },
    async serve(stopping) {
      const logIns = logInProgram(place);
      processes.keep(logIns);
      const serving = parties.flatMap(({ name }) => programsOf(name).serve);
      for (const program of serving) processes.keep(program);
      await untilReady(logIns.name, logInUrl(place), processes, stopping);
      await Promise.all(serving.map(({ name, url }) => untilReady(name, url, processes, stopping)));
    },
  };
}
