import type { PhoneCodes } from "@kipass/service-kit/phone-codes";
import { readPhone } from "./read-phone.ts";

/** Sends a code to a phone. The answer is the same whether or not the phone has an account. */
export function sendPhoneCode(
  request: { phone: string; purpose: "enrol" },
  { phoneCodes }: { phoneCodes: PhoneCodes },
): Promise<{ expiresInSeconds: number; resendAfterSeconds: number }> {
  return phoneCodes.send({ phone: readPhone(request.phone), purpose: request.purpose });
}

/** The whole message: nothing in it comes from whoever asked. */
export function codeMessage(code: string): string {
  return `[전자출입명부] 인증번호는 ${code}입니다. 다른 사람에게 알려 주지 마세요.`;
}
