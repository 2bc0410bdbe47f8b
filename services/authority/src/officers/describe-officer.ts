import type { describeOfficer as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { equal, toBase64url } from "@kipass/protocol/bytes";
import { officersOf } from "@kipass/protocol/certification";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import type { Officer } from "../store/officers.ts";

export type OfficerView = Reply<typeof endpoint>["officer"];

export function describeOfficer(office: Office, officer: Officer): Reply<typeof endpoint> {
  return { officer: viewOfficer(office, officer), nowMs: office.clock.nowMs() };
}

export function viewOfficer(office: Office, officer: Officer): OfficerView {
  const { id, name, title, role, region, publicKey } = officer;
  const key = publicKey === null ? "none" : certifiedKey(office, officer) ? "certified" : "waiting";
  return { id, name, title, role, region, key, publicKey: publicKey && toBase64url(publicKey) };
}

/** The officer's key if the certification lists this very key for them now: what the asked parties will check against. */
export function certifiedKey(office: Office, { id, publicKey }: Officer): Uint8Array | undefined {
  const certified = officersOf(office.certification()).get(id);
  const now = nowSeconds(office.clock);
  if (!certified || !publicKey || now < certified.from || now >= certified.until) return undefined;
  return equal(certified.publicKey, publicKey) ? certified.publicKey : undefined;
}
