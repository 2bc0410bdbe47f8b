import { choiceSetting, type Environment, readEnv, textSetting, urlSetting } from "@kipass/service-kit/config";
import type { BusinessState } from "../store/facilities.ts";
import type { BusinessRegisterConfig } from "./business-register.ts";

/** BUSINESS_REGISTER, and the settings of the one it names. @throws ConfigFault */
export function readBusinessRegisterConfig(env: Environment = process.env): BusinessRegisterConfig {
  const { kind } = readEnv(
    { kind: choiceSetting("BUSINESS_REGISTER", ["none", "demo", "nts"], { fallback: "none" }) },
    env,
  );
  switch (kind) {
    case "none":
      return { kind };
    case "demo":
      return { kind: "table", states: DEMO_STATES };
    case "nts":
      return {
        kind,
        ...readEnv(
          {
            baseUrl: urlSetting("NTS_URL", { protocols: ["http:", "https:"], fallback: "https://api.odcloud.kr" }),
            serviceKey: textSetting("NTS_SERVICE_KEY", { secret: true, maxLength: 300 }),
          },
          env,
        ),
      };
  }
}

/** Made-up numbers with a right check digit, to try each answer. */
const DEMO_STATES: Record<string, BusinessState> = {
  "1234567891": "operating",
  "2208162517": "operating",
  "1018100016": "paused",
  "1018100020": "ended",
  "1018100035": "unregistered",
};
