import type { Body, Reply } from "@kipass/contract/endpoint";
import {
  describeIssuer,
  enrol,
  getMyInformation,
  issuePass,
  issueReservePasses,
  logOut,
  sendPhoneCode,
  withdrawConsent,
} from "@kipass/contract/issuer";
import { call } from "@kipass/sdk/call";
import { readBoot } from "@kipass/web-kit/boot.ts";
import { lang } from "@kipass/web-kit/i18n.ts";

interface Boot {
  issuer: Pick<Reply<typeof describeIssuer>, "code" | "name" | "renewals" | "logIn" | "proofs"> & {
    state: "active" | "suspended";
  };
  /** Demo data: no person and no number here is real. */
  demo: boolean;
  /** False switches the service worker off on every device that opens the page. */
  offline?: boolean;
  /** The first pass, for a visitor who may draw and opens a screen with a code. */
  pass?: Reply<typeof issuePass> & { class: "live" | "assisted" };
}

export const boot = readBoot<Boot>();

export function issuerName(): string {
  return boot.issuer.name[lang.value];
}

export type ConsentText = Reply<typeof describeIssuer>["consents"][number];
export type MyInformation = Reply<typeof getMyInformation>;

const here = { baseUrl: "" };

// Endpoint by endpoint rather than as one client, so that only these ship.
export const issuer = {
  describe: () => call(here, describeIssuer, {}),
  sendPhoneCode: (phone: string) => call(here, sendPhoneCode, { body: { phone, purpose: "enrol" } }),
  enrol: (body: Body<typeof enrol>) => call(here, enrol, { body }),
  issueReservePasses: () => call(here, issueReservePasses, { body: {} }),
  issuePass: (body: Body<typeof issuePass>) => call(here, issuePass, { body }),
  myInformation: () => call(here, getMyInformation, {}),
  withdraw: () => call(here, withdrawConsent, { body: {} }),
  logOut: () => call(here, logOut, { body: {} }),
};
