import { join } from "node:path";
import { builtApp } from "../app-builds.ts";
import { operatorPorts, type Party, type PartyProcess, parties, portalPort, portOf } from "../parties.ts";
import { logInClient, logInUrl } from "./log-ins.ts";
import type { PartyUrls } from "./party-database.ts";
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

/** Where the authority leaves officers' keys for the ministry. */
export function officerRequestsDir(dataDir: string): string {
  return join(dataDir, "authority", "officer-requests");
}

interface ServingProgram extends Program {
  url: string;
}

/** A party's programs. Each gets what it needs and nothing else: the serving process cannot destroy, the jobs have no port. */
export interface PartyPrograms {
  url: string;
  prepareDatabase: Program | undefined;
  /** Everything that serves, the party's own address first. */
  serve: ServingProgram[];
  /** One of the service's commands, with the rights of its jobs. */
  command(file: string): Program;
}

export function partyPrograms(party: Party, urls: PartyUrls, place: Place): PartyPrograms {
  const urlOf = (port: number) => `http://localhost:${place.portBase + port}`;
  const vault = {
    VAULT_DIR: join(place.dataDir, party.name, "vault"),
    VAULT_MASTER_KEY: place.secrets(`${party.name}.vault-master-key`),
  };
  const program = (name: string, file: string, env: Record<string, string>): Program => ({
    name,
    file: join(root, "services", party.service, "src", file),
    env,
  });
  const { prepareDatabase } = party;
  const serving = (process: PartyProcess): ServingProgram => {
    const url = urlOf(process.port);
    const env = {
      ...party.settings,
      ...vault,
      ...Object.fromEntries(Object.entries(process.roles).map(([setting, role]) => [setting, urls.roles[role] ?? ""])),
      ...outsideOf(party, place),
      ...operatorOf(party, place),
      PORT: String(place.portBase + process.port),
      ORIGIN: url,
      APP_DIR: builtApp(process.app),
      DEMO: "1",
      CERTIFICATION_FILE: place.certificationFile,
      CERTIFICATION_ROOT: place.certificationRoot,
    };
    return { ...program(process.name, process.program, env), url };
  };
  return {
    url: urlOf(portOf(party)),
    prepareDatabase:
      prepareDatabase === undefined
        ? undefined
        : program(`${party.name}-database`, prepareDatabase, { DATABASE_URL_OWNER: urls.owner }),
    serve: party.processes.map(serving),
    command: (file) =>
      program(`${party.name}-jobs`, file, {
        ...party.settings,
        ...vault,
        DATABASE_URL_JOBS: urls.roles[party.jobsRole] ?? "",
      }),
  };
}

/** An issuer's page for its operators: user `operator`, password in `dataDir`/secrets/<code>.operator-token. */
function operatorOf(party: Party, { portBase, secrets }: Place): Record<string, string> {
  if (party.service !== "issuer") return {};
  const token = secrets(`${party.name}.operator-token`);
  return { OPERATOR_PORT: String(portBase + operatorPorts + portOf(party)), OPERATOR_TOKEN: token };
}

/** What stands in for the world outside: the telephone company, the ministry's desk for the authority, the tax office for the registry. */
function outsideOf(party: Party, place: Place): Record<string, string> {
  const { dataDir, portBase } = place;
  const messages = { SMS_GATEWAY: "inbox", SMS_INBOX_URL: `http://localhost:${portBase + portalPort}/sms` };
  if (party.service === "authority") return { ...messages, OFFICER_REQUESTS_DIR: officerRequestsDir(dataDir) };
  return party.service === "issuer"
    ? { ...messages, ...accountsOf(party, place) }
    : { ...messages, BUSINESS_REGISTER: "demo" };
}

/** The local provider, for log-ins where the company has them, and for proofs by PASS app or certificate everywhere. */
function accountsOf(party: Party, place: Place): Record<string, string> {
  // An issuer that was admitted later is not known there.
  if (!parties.includes(party)) return {};
  const { id, secret } = logInClient(party, place);
  const of = (name: string) => ({
    [name]: "openid",
    [`${name}_CLIENT_ID`]: id,
    [`${name}_CLIENT_SECRET`]: secret,
    [`${name}_ISSUER_URL`]: logInUrl(place),
  });
  return { ...(party.logIn ? of("LOG_IN") : {}), ...of("PROOFS") };
}
