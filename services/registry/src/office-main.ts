import { systemClock } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { onShutdown } from "@kipass/service-kit/shutdown";
import { readOfficeConfig } from "./config.ts";
import { startOffice } from "./office.ts";

try {
  const config = readOfficeConfig();
  const log = createLog({ party: "registry", process: "office", level: config.logLevel });
  const service = await startOffice(config, { clock: systemClock, log });
  onShutdown([service.close], log);
} catch (fault) {
  console.error(`The registry's office did not start. ${(fault as Error).message}`);
  process.exit(1);
}
