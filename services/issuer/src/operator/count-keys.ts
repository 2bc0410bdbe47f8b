import { nowSeconds, today } from "@kipass/service-kit/clock";
import { issuerState } from "../issuer/issuer-state.ts";
import { passKeyDays } from "../keys/key-names.ts";
import type { StatusParts } from "./issuer-status.ts";

const DAY_SECONDS = 86_400;

/** What an alarm is set on: days until something stops by itself. */
export function countKeys({ code, vault, certification, signerAt, counts, clock }: Omit<StatusParts, "db">): void {
  counts.gauge("kipass_certification_edition", "Serial of the certification in use.", () => certification().serial);
  counts.gauge("kipass_issuer_active", "0 while the ministry has suspended this issuer.", () =>
    issuerState(certification(), code) === "active" ? 1 : 0,
  );
  counts.gauge("kipass_signing_days_left", "Days until the pass key that signs now ends.", () => {
    const keyId = signerAt(nowSeconds(clock))?.keyId;
    const keys = certification().issuers.find((issuer) => issuer.code === code)?.passKeys ?? [];
    const until = keys.find((key) => key.keyId === keyId)?.until;
    return until === undefined ? 0 : Math.floor((until - nowSeconds(clock)) / DAY_SECONDS);
  });
  counts.gauge(
    "kipass_day_keys_ahead",
    "Days after today for which passes can be drawn.",
    () => passKeyDays(vault).filter((day) => day > today(clock)).length,
  );
  counts.gauge(
    "kipass_day_keys",
    "Days whose pass key is there; more than 37 means that destruction is late.",
    () => passKeyDays(vault).length,
  );
}
