import type { Body, Reply } from "@kipass/contract/endpoint";
import type { sendManagerCode as endpoint } from "@kipass/contract/registry";
import type { PhoneCodes } from "@kipass/service-kit/phone-codes";
import { parseMobile } from "./mobile.ts";

/** Sends a code to the phone of a manager to be; `network` is where the request came from. @throws Problem bad-phone, foreign-phone, sms-limit, rate-limited */
export function sendManagerCode(
  phoneCodes: PhoneCodes,
  { phone, purpose }: Body<typeof endpoint>,
  network: string,
): Promise<Reply<typeof endpoint>> {
  return phoneCodes.send({ phone: parseMobile(phone), purpose, network });
}

export function codeMessage(code: string): string {
  return `[전자출입명부] 인증번호 ${code}. 다른 사람에게 알려 주지 마세요.`;
}
