import { u64, utf8 } from "@kipass/protocol/bytes";
import type { LogInAttempts } from "@kipass/service-kit/one-time-passwords";
import { primitives } from "@kipass/service-kit/primitives";
import { countFailure, forgetFailures, lockedMs } from "../../store/login-attempts.ts";

/** Wrong codes of officers, counted beside the wrong log-ins and apart from them. */
export function codeAttempts(loginKey: Uint8Array): LogInAttempts {
  const name = (account: number) =>
    primitives.hmacSha256(loginKey, Buffer.concat([utf8("kipass/office-code/1/"), u64(account)]));
  return {
    lockedMs: (tx, account, nowMs) => lockedMs(tx, name(account), nowMs),
    countFailure: (tx, account, nowMs) => countFailure(tx, name(account), nowMs),
    forgetFailures: (tx, account) => forgetFailures(tx, name(account)),
  };
}
