import type { Reply } from "@kipass/contract/endpoint";
import type { describeSession as endpoint } from "@kipass/contract/registry";
import { toBase64url } from "@kipass/protocol/bytes";
import type { Certification } from "@kipass/protocol/certification";
import { DAY_SECONDS } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, nowSeconds, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { describeFacility } from "../facilities/describe-facility.ts";
import { findFacility } from "../store/facilities.ts";
import { findTelephone } from "../store/letterheads.ts";
import { findMember } from "../store/members.ts";
import { markTerminalUsed } from "../store/terminals.ts";
import { queueKeys } from "../visits/queue-keys.ts";
import { describeMember } from "./describe-member.ts";
import type { FacilitySession } from "./sessions.ts";

/** What a terminal needs before its first scan. */
export async function describeSession(
  { db, certification, vault, clock }: { db: Database; certification: () => Certification; vault: Vault; clock: Clock },
  session: FacilitySession,
): Promise<Reply<typeof endpoint>> {
  const [member, facility] = await Promise.all([findMember(db, session.member), findFacility(db, session.facility)]);
  if (!member || !facility) throw new Problem("session-ended");
  await markTerminalUsed(db, session.device, today(clock));
  return {
    facility: describeFacility(facility, today(clock)),
    officeTelephone: (await findTelephone(db, facility.region)) ?? "",
    member: describeMember(member),
    issuers: certification()
      .issuers.filter(({ state }) => state === "active")
      .map((issuer) => issuer.name),
    passKeys: passKeysNow(certification(), nowSeconds(clock)),
    queueKeys: queueKeys(vault, clock),
    device: toBase64url(session.device),
    nowMs: clock.nowMs(),
  };
}

/** The keys a terminal may meet before it asks again: also those that have just run out, and those soon to begin. */
function passKeysNow({ issuers }: Certification, now: number): Reply<typeof endpoint>["passKeys"] {
  return issuers.flatMap(({ code, state, passKeys }) =>
    passKeys
      .filter(({ from, until }) => from < now + KEYS_AROUND_SECONDS && until > now - KEYS_AROUND_SECONDS)
      .map((key) => ({ ...key, issuer: code, suspended: state === "suspended" })),
  );
}

const KEYS_AROUND_SECONDS = 7 * DAY_SECONDS;
