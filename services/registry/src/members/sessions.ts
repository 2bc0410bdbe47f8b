import { randomBytes } from "node:crypto";
import { concat, readU16, readU48, readU64, u8, u16, u48, u64 } from "@kipass/protocol/bytes";
import { DAY_SECONDS } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import { sessionToken } from "@kipass/service-kit/http/server";
import type { Revocations } from "@kipass/service-kit/revocations";
import { mintToken, openToken } from "@kipass/service-kit/session-token";

/** A terminal logged in for a facility. Everything a scan needs to know of it travels in the token. */
export interface FacilitySession {
  readonly kind: "manager" | "staff";
  readonly member: number;
  readonly facility: number;
  readonly door: number;
  /** 16 random bytes made at log-in. */
  readonly device: Uint8Array;
  readonly issuedAtMs: number;
}

export interface Sessions {
  /** Starts a session, on a new device unless one is named, and returns its token. */
  start(member: { id: number; facility: number; role: "manager" | "staff"; door: number }, device?: Uint8Array): string;
  /** Whether a session that began then has ended since. */
  hasEnded(session: Pick<FacilitySession, "member" | "device" | "issuedAtMs">): boolean;
  /** The session of a request, when it is of this kind. @throws Problem session-ended */
  of<K extends FacilitySession["kind"]>(
    request: Parameters<typeof sessionToken>[0],
    kind: K,
  ): (FacilitySession & { kind: K }) | undefined;
  /** The session of a token that did not come in the cookie. @throws Problem session-ended */
  ofToken(text: string): FacilitySession | undefined;
}

export interface SessionOptions {
  /** 32 bytes. */
  key: Uint8Array;
  revocations: Revocations;
  clock: Clock;
  random?: (length: number) => Uint8Array;
}

export const SESSION_DAYS = 14;
export const SESSION_SECONDS = SESSION_DAYS * DAY_SECONDS;

/** The channel on which processes hear of ended sessions. */
export const REVOCATIONS = "revoked_sessions";

const DOMAIN = "kipass/facility-session/1";
const PAYLOAD_BYTES = 41;
/** Sessions are read on every scan; those that were just read need not be checked byte by byte again. */
const REMEMBERED = 20_000;

export function createSessions({ key, revocations, clock, random = randomBytes }: SessionOptions): Sessions {
  const remembered = new Map<string, FacilitySession>();

  function read(text: string): FacilitySession | undefined {
    const known = remembered.get(text);
    if (known) return known;
    const payload = openToken(text, key, DOMAIN);
    const session = payload && decode(payload);
    if (!session) return undefined;
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(text, session);
    return session;
  }

  return {
    start({ id, facility, role, door }, device = random(16)) {
      const session: FacilitySession = {
        kind: role,
        member: id,
        facility,
        door,
        device,
        issuedAtMs: clock.nowMs(),
      };
      return mintToken(encode(session), key, DOMAIN);
    },
    hasEnded: (session) => hasEnded(session, revocations, clock.nowMs()),
    of(request, kind) {
      const text = sessionToken(request);
      const session = text === undefined ? undefined : read(text);
      if (session?.kind !== kind) return undefined;
      if (hasEnded(session, revocations, clock.nowMs())) throw new Problem("session-ended");
      return session as never;
    },
    ofToken(text) {
      const session = read(text);
      if (session && hasEnded(session, revocations, clock.nowMs())) throw new Problem("session-ended");
      return session;
    },
  };
}

/** Revoking a member ends all their sessions; logging out ends one device's. */
export function deviceSubject(device: Uint8Array): number {
  return 2 ** 52 + readU48(device, 0);
}

function hasEnded(
  { member, device, issuedAtMs }: Pick<FacilitySession, "member" | "device" | "issuedAtMs">,
  revocations: Revocations,
  nowMs: number,
): boolean {
  return (
    nowMs >= issuedAtMs + SESSION_SECONDS * 1000 ||
    revocations.isRevoked(member, issuedAtMs) ||
    revocations.isRevoked(deviceSubject(device), issuedAtMs)
  );
}

function encode({ kind, member, facility, door, device, issuedAtMs }: FacilitySession): Uint8Array {
  return concat(u64(member), u64(facility), u8(kind === "manager" ? 1 : 0), u16(door), device, u48(issuedAtMs));
}

function decode(payload: Buffer): FacilitySession | undefined {
  if (payload.length !== PAYLOAD_BYTES) return undefined;
  const [member, facility, role] = [readU64(payload, 0), readU64(payload, 8), payload[16] as number];
  if (member === undefined || facility === undefined || role > 1) return undefined;
  return {
    kind: role === 1 ? "manager" : "staff",
    member,
    facility,
    door: readU16(payload, 17),
    device: payload.subarray(19, 35),
    issuedAtMs: readU48(payload, 35),
  };
}
