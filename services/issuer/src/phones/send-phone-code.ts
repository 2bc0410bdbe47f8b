import type { PhoneCodes } from "@kipass/service-kit/phone-codes";
import { openTicket, type TicketParts } from "../log-ins/ticket.ts";
import { readPhone } from "./read-phone.ts";

type Request = { purpose: "enrol" } & ({ phone: string } | { ticket: string });

/** Sends a code to a phone, typed or of a log-in. The answer is the same whether or not the phone has an account. */
export function sendPhoneCode(
  request: Request,
  network: string,
  { phoneCodes, tickets }: { phoneCodes: PhoneCodes; tickets: TicketParts },
): Promise<{ expiresInSeconds: number; resendAfterSeconds: number }> {
  const phone = "ticket" in request ? openTicket("person", request.ticket, tickets).phone : readPhone(request.phone);
  return phoneCodes.send({ phone, purpose: request.purpose, network });
}

/** The whole message: nothing in it comes from whoever asked. */
export function codeMessage(code: string): string {
  return `[전자출입명부] 인증번호는 ${code}입니다. 다른 사람에게 알려 주지 마세요.`;
}
