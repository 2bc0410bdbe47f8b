import { createHmac } from "node:crypto";
import type { Clock } from "../clock.ts";
import { askDelivery, postMessage, type SmsGateway } from "../sms-gateway.ts";
import { isLong, subjectOf } from "./message-length.ts";

export interface SensSettings {
  accessKey: string;
  secretKey: string;
  /** Such as ncp:sms:kr:123456789012:entry-log. */
  serviceId: string;
  /** A sender's number registered with the service (발신번호). */
  from: string;
  /** https://sens.apigw.ntruss.com unless a stand-in takes its place. */
  baseUrl: string;
}

/**
 * NAVER Cloud Platform SENS, SMS API v2. A request is signed over method, path, time in milliseconds and access key:
 * base64(HMAC-SHA-256(secret key, method ‖ " " ‖ path ‖ "\n" ‖ time ‖ "\n" ‖ access key))
 * (https://api.ncloud-docs.com/docs/ai-application-service-sens-smsv2).
 */
export function sensGateway(settings: SensSettings, clock: Clock): SmsGateway {
  const { pathname, href } = new URL(`/sms/v2/services/${settings.serviceId}/messages`, settings.baseUrl);
  const timestamp = () => String(clock.nowMs());
  return {
    async send({ to, text }) {
      const reply = await postMessage(href, signed(settings, "POST", pathname, timestamp()), {
        ...(isLong(text) ? { type: "LMS", subject: subjectOf(text) } : { type: "SMS" }),
        contentType: "COMM",
        countryCode: "82",
        from: settings.from,
        content: text,
        messages: [{ to }],
      });
      return { receipt: parsed(reply).requestId ?? "" };
    },
    async delivery(receipt) {
      const query = `?requestId=${encodeURIComponent(receipt)}`;
      const reply = await askDelivery(href + query, signed(settings, "GET", pathname + query, timestamp()));
      const { status, statusName, statusCode = "" } = parsed(reply).messages?.[0] ?? {};
      if (status !== "COMPLETED") return { state: "sent", code: null };
      return statusName === "success" ? { state: "delivered", code: null } : { state: "failed", code: statusCode };
    },
  };
}

interface Reply {
  requestId?: string;
  messages?: { status?: string; statusName?: string; statusCode?: string }[];
}

function parsed(reply: string): Reply {
  try {
    return JSON.parse(reply) as Reply;
  } catch {
    return {};
  }
}

function signed(
  { accessKey, secretKey }: SensSettings,
  method: "GET" | "POST",
  path: string,
  timestamp: string,
): Record<string, string> {
  return {
    "x-ncp-apigw-timestamp": timestamp,
    "x-ncp-iam-access-key": accessKey,
    "x-ncp-apigw-signature-v2": createHmac("sha256", secretKey)
      .update(`${method} ${path}\n${timestamp}\n${accessKey}`)
      .digest("base64"),
  };
}
