import type { Body } from "@kipass/contract/endpoint";
import {
  finishLogIn,
  finishProof,
  sendPhoneCode,
  sendVerificationCode,
  startLogIn,
  startProof,
  verifyPhone,
} from "@kipass/contract/issuer";
import { call } from "@kipass/sdk/call";

const here = { baseUrl: "" };

export type ProofMethod = Body<typeof startProof>["method"];

export const calls = {
  startLogIn: () => call(here, startLogIn, { body: {} }),
  finishLogIn: (body: Body<typeof finishLogIn>) => call(here, finishLogIn, { body }),
  sendTicketCode: (ticket: string) => call(here, sendPhoneCode, { body: { ticket, purpose: "enrol" } }),
  sendVerificationCode: () => call(here, sendVerificationCode, { body: {} }),
  verifyPhone: (code: string) => call(here, verifyPhone, { body: { code } }),
  startProof: (method: ProofMethod) => call(here, startProof, { body: { method } }),
  finishProof: (body: Body<typeof finishProof>) => call(here, finishProof, { body }),
};
