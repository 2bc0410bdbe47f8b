import type { Reply } from "@kipass/contract/endpoint";
import type { describeSession } from "@kipass/contract/registry";
import { fromBase64url } from "@kipass/protocol/bytes";
import type { OutcomeCode } from "@kipass/protocol/outcome";
import { judgePass, type Pass } from "@kipass/protocol/pass";
import type { Primitives } from "@kipass/protocol/primitives";

/** What the registry told this device when there was a connection. */
export type Told = Pick<Reply<typeof describeSession>, "facility" | "passKeys" | "nowMs">;

const STALE_MS = 24 * 3_600_000;
const SKEW_MS = 60_000;
/** Within it, the pass is taken for the same person's who is still at the door. */
const MOMENT_MS = 2 * 3_600_000;

/** Whether the issuers' keys are too old to say of any pass that it is good. Times by the registry's clock, milliseconds. */
export function areKeysStale(told: Pick<Told, "nowMs">, nowMs: number): boolean {
  // A clock well behind the registry's last word has been moved since.
  return nowMs - told.nowMs > STALE_MS || told.nowMs - nowMs > SKEW_MS;
}

/**
 * What a device may say of a pass by itself (SPEC §5, §7.3); `nowMs` by the registry's clock as measured. `queued` is only the
 * judgement: the door hears it when the scan is safely kept. Any doubt is not green.
 */
export function judgeAlone(
  pass: Pass,
  { told, usedAtMs, nowMs, p }: { told: Told; usedAtMs: number | undefined; nowMs: number; p: Primitives },
): OutcomeCode {
  if (told.facility.status !== "active")
    return told.facility.status === "waiting" ? "facility-not-approved" : "facility-suspended";
  if (areKeysStale(told, nowMs)) return "unavailable";
  const key = told.passKeys.find(({ keyId }) => keyId === pass.header.keyId);
  const publicKey = key && fromBase64url(key.publicKey);
  const issuerKey = publicKey && { ...key, publicKey };
  const judgement = judgePass(pass, { nowSeconds: Math.floor(nowMs / 1000), issuerKey, p });
  if (judgement !== "valid") return judgement;
  if (usedAtMs === undefined) return "queued";
  return nowMs - usedAtMs < MOMENT_MS ? "already-recorded" : "used";
}
