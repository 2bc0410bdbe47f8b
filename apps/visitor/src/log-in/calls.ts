import type { Body } from "@kipass/contract/endpoint";
import {
  enrol,
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
  sendPhoneCode: (phone: string) => call(here, sendPhoneCode, { body: { phone, purpose: "enrol" } }),
  startLogIn: () => call(here, startLogIn, { body: {} }),
  finishLogIn: (body: Body<typeof finishLogIn>) => call(here, finishLogIn, { body }),
  sendTicketCode: (ticket: string) => call(here, sendPhoneCode, { body: { ticket, purpose: "enrol" } }),
  enrol: (body: Body<typeof enrol>) => call(here, enrol, { body }),
  sendVerificationCode: () => call(here, sendVerificationCode, { body: {} }),
  verifyPhone: (code: string) => call(here, verifyPhone, { body: { code } }),
  startProof: (method: ProofMethod) => call(here, startProof, { body: { method } }),
  finishProof: (body: Body<typeof finishProof>) => call(here, finishProof, { body }),
};
