import { createHmac, randomBytes } from "node:crypto";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "../clock.ts";
import { askDelivery, postMessage, type SmsGateway } from "../sms-gateway.ts";
import { isLong, subjectOf } from "./message-length.ts";

export interface SolapiSettings {
  apiKey: string;
  apiSecret: string;
  /** A sender's number registered with SOLAPI (발신번호). */
  from: string;
  /** https://api.solapi.com unless a stand-in takes its place. */
  baseUrl: string;
}

/**
 * SOLAPI, POST /messages/v4/send and GET /messages/v4/list. A request is signed over date and a salt that is never used again:
 * `HMAC-SHA256 apiKey=…, date=…, salt=…, signature=hex(HMAC-SHA-256(secret, date ‖ salt))`
 * (https://developers.solapi.com/references/authentication/api-key).
 */
export function solapiGateway(settings: SolapiSettings, clock: Clock): SmsGateway {
  const signed = () => ({
    authorization: authorization(settings, new Date(clock.nowMs()).toISOString(), randomBytes(32).toString("hex")),
  });
  return {
    async send({ to, text }) {
      const message = { to, from: settings.from, text, ...kindOf(text) };
      const reply = await postMessage(new URL("/messages/v4/send", settings.baseUrl).href, signed(), { message });
      // A number that is not in service is refused inside a reply that says 200.
      const { statusCode, messageId = "" } = parsed(reply);
      if (statusCode !== ACCEPTED) throw new Problem("unavailable", { retryAfterSeconds: 10 });
      return { receipt: messageId };
    },
    async delivery(receipt) {
      const address = new URL("/messages/v4/list", settings.baseUrl);
      address.searchParams.set("messageId", receipt);
      const { status, statusCode = "" } =
        parsed(await askDelivery(address.href, signed())).messageList?.[receipt] ?? {};
      if (status !== "COMPLETE") return { state: "sent", code: null };
      return statusCode === DELIVERED ? { state: "delivered", code: null } : { state: "failed", code: statusCode };
    },
  };
}

/** On its way to the carrier; and with the carrier's word that it arrived. */
const ACCEPTED = "2000";
const DELIVERED = "4000";

function kindOf(text: string): { type: "SMS" } | { type: "LMS"; subject: string } {
  return isLong(text) ? { type: "LMS", subject: subjectOf(text) } : { type: "SMS" };
}

function authorization({ apiKey, apiSecret }: SolapiSettings, date: string, salt: string): string {
  const signature = createHmac("sha256", apiSecret).update(date).update(salt).digest("hex");
  return `HMAC-SHA256 apiKey=${apiKey}, date=${date}, salt=${salt}, signature=${signature}`;
}

interface Reply {
  statusCode?: string;
  messageId?: string;
  messageList?: Record<string, { status?: string; statusCode?: string }>;
}

function parsed(reply: string): Reply {
  try {
    return JSON.parse(reply) as Reply;
  } catch {
    return {};
  }
}
