import type { Log } from "@kipass/service-kit/log";
import type { BusinessState } from "../store/facilities.ts";
import { type NtsSettings, ntsStateOf } from "./nts.ts";

/** The tax office's register of businesses. Never rejects and never keeps anybody waiting for long: without an answer it is `unknown`. */
export interface BusinessRegister {
  /** `number`: ten digits. */
  stateOf(number: string): Promise<BusinessState>;
}

/** `table` stands in for the tax office in the demo and in tests: the numbers it names, by their state. */
export type BusinessRegisterConfig =
  | { kind: "none" }
  | { kind: "table"; states: Record<string, BusinessState> }
  | ({ kind: "nts" } & NtsSettings);

export function businessRegister(config: BusinessRegisterConfig, log: Log): BusinessRegister {
  switch (config.kind) {
    case "none":
      return { stateOf: async () => "unknown" };
    case "table":
      return { stateOf: async (number) => config.states[number] ?? "unknown" };
    case "nts":
      return {
        stateOf: (number) =>
          ntsStateOf(config, number).catch((error) => {
            log.warn({ event: "business-register-unreachable", error: (error as Error).name });
            return "unknown";
          }),
      };
  }
}
