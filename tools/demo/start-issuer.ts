import { join } from "node:path";
import { migrate } from "@kipass/service-kit/postgres/migrate";
import type { Ministry } from "@kipass/testbed/ministry";
import { type IssuerFacts, issuer } from "../parties.ts";
import { startPostgres } from "../postgres/server.ts";
import type { IssuerApplication } from "./certification-desk.ts";
import { everyHour } from "./hourly.ts";
import { openPartyDatabase } from "./party-database.ts";
import { partyPrograms } from "./party-programs.ts";
import { openProcesses } from "./processes.ts";
import { untilReady } from "./readiness.ts";
import type { Secrets } from "./secrets.ts";

interface Surroundings {
  dataDir: string;
  portBase: number;
  secrets: Secrets;
  ministry: Ministry;
  stopping: AbortSignal;
  say: (sentence: string) => void;
}

export interface StartedIssuer {
  /** What it asks the ministry to certify. */
  application: IssuerApplication;
  /** Starts its process, which needs the certification, and waits until it answers. */
  serve(): Promise<void>;
  stop(): Promise<void>;
}

/** Another issuer from the code of the others: a database of its own, keys, jobs, and these facts as its only difference. */
export async function startIssuer(
  facts: IssuerFacts,
  { dataDir, portBase, secrets, ministry, stopping, say }: Surroundings,
): Promise<StartedIssuer> {
  const party = issuer(facts);
  const folder = join(dataDir, party.name);
  const postgres = await startPostgres({ dataDir: join(folder, "postgres"), durable: true });
  const processes = await openProcesses(folder, say);
  const urls = await openPartyDatabase(postgres.adminUrl, party, secrets);
  await migrate(urls.owner, join(import.meta.dirname, "../../services/issuer/db"));
  const place = {
    dataDir,
    portBase,
    secrets,
    certificationRoot: ministry.rootPublicKey,
    certificationFile: ministry.file,
  };
  const programs = partyPrograms(party, urls, place);
  const keys = JSON.parse(await processes.run(programs.command("public-keys.ts")));
  const stopJobs = everyHour(async () => {
    await processes.run(programs.command("jobs.ts")).catch((fault: Error) => say(fault.message));
  });
  return {
    application: {
      code: facts.code,
      name: { ko: facts.ko, en: facts.en },
      baseUrl: programs.url,
      safeNumberIssuer: facts.passKeyId,
      signingKey: keys.signingKey,
      passKeys: keys.passKeys,
    },
    async serve() {
      for (const program of programs.serve) processes.keep(program);
      await untilReady(party.name, programs.url, processes, stopping);
    },
    async stop() {
      stopJobs();
      await processes.stopAll();
      await postgres.stop();
    },
  };
}
