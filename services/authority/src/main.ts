import { systemClock } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { onShutdown } from "@kipass/service-kit/shutdown";
import { start } from "./app.ts";
import { readConfig } from "./config.ts";

const { config, logLevel } = readConfig();
const log = createLog({ party: "authority", process: "authority", level: logLevel });
const service = await start(config, { clock: systemClock, log });
onShutdown([service.close], log);
