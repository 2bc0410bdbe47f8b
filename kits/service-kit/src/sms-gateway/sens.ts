import { createHmac } from "node:crypto";
import type { Clock } from "../clock.ts";
import { postMessage, type SmsGateway } from "../sms-gateway.ts";

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
 * base64(HMAC-SHA-256(secret key, "POST " ‖ path ‖ "\n" ‖ time ‖ "\n" ‖ access key))
 * (https://api.ncloud-docs.com/docs/ai-application-service-sens-smsv2).
 */
export function sensGateway(settings: SensSettings, clock: Clock): SmsGateway {
  const { pathname, href } = new URL(`/sms/v2/services/${settings.serviceId}/messages`, settings.baseUrl);
  return {
    async send({ to, text }) {
      await postMessage(href, signed(settings, pathname, String(clock.nowMs())), {
        type: "SMS",
        contentType: "COMM",
        countryCode: "82",
        from: settings.from,
        content: text,
        messages: [{ to }],
      });
    },
  };
}

function signed({ accessKey, secretKey }: SensSettings, path: string, timestamp: string): Record<string, string> {
  return {
    "x-ncp-apigw-timestamp": timestamp,
    "x-ncp-iam-access-key": accessKey,
    "x-ncp-apigw-signature-v2": createHmac("sha256", secretKey)
      .update(`POST ${path}\n${timestamp}\n${accessKey}`)
      .digest("base64"),
  };
}
