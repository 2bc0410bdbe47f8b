import type { Body, Reply } from "@kipass/contract/endpoint";
import { describeIssuer, issuePass } from "@kipass/contract/issuer";
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

const here = { baseUrl: "" };

// Endpoint by endpoint rather than as one client, so that only these come with the page.
export const issuer = {
  describe: () => call(here, describeIssuer, {}),
  issuePass: (body: Body<typeof issuePass>) => call(here, issuePass, { body }),
};
