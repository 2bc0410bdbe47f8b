import { join } from "node:path";
import { builtApp } from "../app-builds.ts";
import { type Party, portalPort } from "../parties.ts";
import type { RoleUrls } from "./party-database.ts";
import type { Program } from "./processes.ts";
import type { Secrets } from "./secrets.ts";

const root = join(import.meta.dirname, "..", "..");

export interface Place {
  dataDir: string;
  portBase: number;
  secrets: Secrets;
  /** Public key of the ministry's root, base64url. */
  certificationRoot: string;
  certificationFile: string;
}

/** A party's programs. Each gets what it needs and nothing else: the serving process has no right to destroy, the jobs have no port. */
export interface PartyPrograms {
  url: string;
  serve: Program;
  jobs: Program;
  /** Prints the public keys that the ministry certifies, as JSON. */
  publicKeys: Program;
}

export function partyPrograms(party: Party, urls: RoleUrls, place: Place): PartyPrograms {
  const port = place.portBase + party.port;
  const vault = {
    VAULT_DIR: join(place.dataDir, party.name, "vault"),
    VAULT_MASTER_KEY: place.secrets(`${party.name}.vault-master-key`),
  };
  const program = (name: string, file: string, env: Record<string, string>): Program => ({
    name,
    file: join(root, "services", party.service, "src", file),
    env: { ...party.settings, ...vault, LOG_LEVEL: "info", ...env },
  });
  const jobsEnv = { DATABASE_URL_JOBS: urls[party.jobsRole] ?? "" };
  const roles = Object.entries(party.roles).map(([setting, role]) => [setting, urls[role] ?? ""]);
  return {
    url: `http://localhost:${port}`,
    serve: program(party.name, "main.ts", {
      ...Object.fromEntries(roles),
      PORT: String(port),
      ORIGIN: `http://localhost:${port}`,
      APP_DIR: builtApp(party.app),
      DEMO: "1",
      CERTIFICATION_FILE: place.certificationFile,
      CERTIFICATION_ROOT: place.certificationRoot,
      SMS_GATEWAY: "inbox",
      SMS_INBOX_URL: `http://localhost:${place.portBase + portalPort}/sms`,
    }),
    jobs: program(`${party.name}-jobs`, "jobs.ts", jobsEnv),
    publicKeys: program(`${party.name}-jobs`, "public-keys.ts", jobsEnv),
  };
}
