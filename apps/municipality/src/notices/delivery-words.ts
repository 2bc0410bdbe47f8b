import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { NoticeLine } from "../api.ts";

const t = catalogue(
  {
    inApp: "앱 알림만",
    none: "보낼 번호 없음",
    waiting: (n: number) => `보내는 중 ${n}건`,
    sent: (n: number) => `통신사에 보냄 ${n}건`,
    delivered: (n: number) => `도착 ${n}건`,
    failed: (n: number) => `미도착 ${n}건`,
    unsure: (n: number) => `확인 필요 ${n}건`,
  },
  {
    inApp: "In the app alone",
    none: "No number",
    waiting: (n) => `sending ${n}`,
    sent: (n) => `with the carrier ${n}`,
    delivered: (n) => `delivered ${n}`,
    failed: (n) => `not delivered ${n}`,
    unsure: (n) => `to check ${n}`,
  },
);

const kinds = ["failed", "unsure", "waiting", "sent", "delivered"] as const;

/** What became of the text messages, what needs somebody first; a `message` of null: there were none to send. */
export function deliveryWords({ message, delivery }: Pick<NoticeLine, "message" | "delivery">): string {
  const words = kinds.filter((kind) => delivery[kind] > 0).map((kind) => t[kind](delivery[kind]));
  if (words.length > 0) return words.join(" · ");
  return message === null ? t.inApp : t.none;
}
