import { createHmac, randomBytes } from "node:crypto";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "../clock.ts";
import { postMessage, type SmsGateway } from "../sms-gateway.ts";

export interface SolapiSettings {
  apiKey: string;
  apiSecret: string;
  /** A sender's number registered with SOLAPI (발신번호). */
  from: string;
  /** https://api.solapi.com unless a stand-in takes its place. */
  baseUrl: string;
}

/**
 * SOLAPI, POST /messages/v4/send. A request is signed over date and a salt that is never used again:
 * `HMAC-SHA256 apiKey=…, date=…, salt=…, signature=hex(HMAC-SHA-256(secret, date ‖ salt))`
 * (https://developers.solapi.com/references/authentication/api-key).
 */
export function solapiGateway(settings: SolapiSettings, clock: Clock): SmsGateway {
  return {
    async send({ to, text }) {
      const reply = await postMessage(
        new URL("/messages/v4/send", settings.baseUrl).href,
        {
          authorization: authorization(
            settings,
            new Date(clock.nowMs()).toISOString(),
            randomBytes(32).toString("hex"),
          ),
        },
        { message: { to, from: settings.from, text, type: "SMS" } },
      );
      // A number that is not in service is refused inside a reply that says 200.
      if (!wasTaken(reply)) throw new Problem("unavailable", { retryAfterSeconds: 10 });
    },
  };
}

function authorization({ apiKey, apiSecret }: SolapiSettings, date: string, salt: string): string {
  const signature = createHmac("sha256", apiSecret).update(date).update(salt).digest("hex");
  return `HMAC-SHA256 apiKey=${apiKey}, date=${date}, salt=${salt}, signature=${signature}`;
}

/** 2000 means accepted; the message is then on its way to the carrier. */
function wasTaken(reply: string): boolean {
  try {
    return (JSON.parse(reply) as { statusCode?: string }).statusCode === "2000";
  } catch {
    return false;
  }
}
