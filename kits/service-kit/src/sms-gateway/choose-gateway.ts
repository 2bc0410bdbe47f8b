import type { Clock } from "../clock.ts";
import { choiceSetting, type Environment, readEnv, textSetting, urlSetting } from "../config.ts";
import { inboxGateway, type SmsGateway } from "../sms-gateway.ts";
import { carriedText } from "./carried-text.ts";
import { type SensSettings, sensGateway } from "./sens.ts";
import { type SolapiSettings, solapiGateway } from "./solapi.ts";

/** Who delivers messages, with what that takes. */
export type SmsConfig =
  | { gateway: "inbox"; url: string }
  | ({ gateway: "solapi" } & SolapiSettings)
  | ({ gateway: "sens" } & SensSettings);

const senderNumber = textSetting("SMS_FROM", { maxLength: 11 });
const addressOf = (fallback: string) => urlSetting("SMS_GATEWAY_URL", { protocols: ["http:", "https:"], fallback });
const secret = (name: string) => textSetting(name, { secret: true, maxLength: 200 });

/** SMS_GATEWAY, and the settings of the one it names. @throws ConfigFault */
export function readSmsConfig(env: Environment = process.env): SmsConfig {
  const { gateway } = readEnv({ gateway: choiceSetting("SMS_GATEWAY", ["inbox", "solapi", "sens"]) }, env);
  switch (gateway) {
    case "inbox":
      return { gateway, ...readEnv({ url: urlSetting("SMS_INBOX_URL", { protocols: ["http:", "https:"] }) }, env) };
    case "solapi":
      return {
        gateway,
        ...readEnv(
          {
            apiKey: textSetting("SOLAPI_API_KEY", { maxLength: 100 }),
            apiSecret: secret("SOLAPI_API_SECRET"),
            from: senderNumber,
            baseUrl: addressOf("https://api.solapi.com"),
          },
          env,
        ),
      };
    case "sens":
      return {
        gateway,
        ...readEnv(
          {
            accessKey: textSetting("SENS_ACCESS_KEY", { maxLength: 100 }),
            secretKey: secret("SENS_SECRET_KEY"),
            serviceId: textSetting("SENS_SERVICE_ID", { maxLength: 200 }),
            from: senderNumber,
            baseUrl: addressOf("https://sens.apigw.ntruss.com"),
          },
          env,
        ),
      };
  }
}

/** The configured gateway, given every text as carriers carry it; `party` is who an inbox says a message is from. */
export function smsGateway(config: SmsConfig, own: { party: string; clock: Clock }): SmsGateway {
  const gateway = gatewayOf(config, own);
  return { ...gateway, send: ({ to, text }) => gateway.send({ to, text: carriedText(text) }) };
}

function gatewayOf(config: SmsConfig, { party, clock }: { party: string; clock: Clock }): SmsGateway {
  switch (config.gateway) {
    case "inbox":
      return inboxGateway({ url: config.url, from: party, clock });
    case "solapi":
      return solapiGateway(config, clock);
    case "sens":
      return sensGateway(config, clock);
  }
}
