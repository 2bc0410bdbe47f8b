import { join } from "node:path";
import { logInPort, type Party, parties, portOf } from "../parties.ts";
import type { Place } from "./party-programs.ts";
import type { Program } from "./processes.ts";

interface Client {
  id: string;
  secret: string;
  name: { ko: string; en: string };
  origin: string;
}

type Where = Pick<Place, "portBase" | "secrets">;

export function logInUrl({ portBase }: Where): string {
  return `http://localhost:${portBase + logInPort}`;
}

/** How an issuer is known to the local provider. */
export function logInClient(party: Party, { portBase, secrets }: Where): Client {
  return {
    id: party.name,
    secret: secrets(`${party.name}.log-in-client-secret`),
    name: party.certified?.name ?? { ko: party.name, en: party.name },
    origin: `http://localhost:${portBase + portOf(party)}`,
  };
}

/** The local provider, as a process of its own. */
export function logInProgram(where: Where): Program {
  const clients = parties.filter(({ service }) => service === "issuer").map((party) => logInClient(party, where));
  return {
    name: "log-ins",
    file: join(import.meta.dirname, "log-in-provider.ts"),
    env: { PORT: String(where.portBase + logInPort), LOG_IN_CLIENTS: JSON.stringify(clients) },
  };
}
