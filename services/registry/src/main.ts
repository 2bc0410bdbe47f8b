import { systemClock } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { onShutdown } from "@kipass/service-kit/shutdown";
import { start } from "./app.ts";
import { readServiceConfig } from "./config.ts";

try {
  const config = readServiceConfig();
  const log = createLog({ party: "registry", process: "main", level: config.logLevel });
  const service = await start(config, { clock: systemClock, log });
  onShutdown([service.close], log);
} catch (fault) {
  console.error(`The registry did not start. ${(fault as Error).message}`);
  process.exit(1);
}
