import type { describeOfficer as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { equal, toBase64url } from "@kipass/protocol/bytes";
import { officersOf } from "@kipass/protocol/certification";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import type { Officer } from "../store/officers.ts";
import type { ActingOfficer } from "./session.ts";

export type OfficerView = Reply<typeof endpoint>["officer"];

export function describeOfficer(office: Office, officer: ActingOfficer): Reply<typeof endpoint> {
  const { absent, deputyFor } = officer;
  return { officer: viewOfficer(office, officer), absent, deputyFor: [...deputyFor], nowMs: office.clock.nowMs() };
}

export function viewOfficer(office: Office, officer: Officer): OfficerView {
  const { id, name, title, role, region, publicKey } = officer;
  return {
    id,
    name,
    title,
    role,
    region,
    key: keyState(office, officer),
    publicKey: publicKey && toBase64url(publicKey),
  };
}

export function keyState(office: Office, officer: Pick<Officer, "id" | "publicKey">): OfficerView["key"] {
  return officer.publicKey === null ? "none" : certifiedKey(office, officer) ? "certified" : "waiting";
}

/** The officer's key if the certification lists this very key for them now: what the asked parties will check against. */
export function certifiedKey(
  office: Office,
  { id, publicKey }: Pick<Officer, "id" | "publicKey">,
): Uint8Array | undefined {
  const certified = officersOf(office.certification()).get(id);
  const now = nowSeconds(office.clock);
  if (!certified || !publicKey || now < certified.from || now >= certified.until) return undefined;
  return equal(certified.publicKey, publicKey) ? certified.publicKey : undefined;
}
