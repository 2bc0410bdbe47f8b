import { systemClock } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { onShutdown } from "@kipass/service-kit/shutdown";
import { start } from "./app.ts";
import { readConfig } from "./config.ts";

try {
  const { config, logLevel } = readConfig();
  const log = createLog({ party: config.issuer.code, process: "issuer", level: logLevel });
  const service = await start(config, { clock: systemClock, log });
  onShutdown([service.close], log);
} catch (fault) {
  console.error(`The issuer did not start. ${(fault as Error).message}`);
  process.exit(1);
}
