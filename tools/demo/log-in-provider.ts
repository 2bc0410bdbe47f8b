import { createLog } from "@kipass/service-kit/log";
import { onShutdown } from "@kipass/service-kit/shutdown";
import { type LogInClient, openLogInProvider } from "@kipass/testbed/log-in-provider";
import { demoVisitors } from "./people.ts";

/*
 * The companies' own accounts in the demo: the visitors of demo.json can log in here. Started by log-ins.ts with PORT and
 * LOG_IN_CLIENTS.
 */

const { PORT, LOG_IN_CLIENTS } = process.env;
if (!PORT || !LOG_IN_CLIENTS) throw new Error("The log-in provider is started by npm start.");
const provider = await openLogInProvider({
  port: Number(PORT),
  clients: JSON.parse(LOG_IN_CLIENTS) as LogInClient[],
  accounts: () => demoVisitors.map(({ issuer, ...person }) => ({ ...person, client: issuer })),
});
onShutdown([provider.close], createLog({ party: "demo", process: "log-ins", level: "info" }));
