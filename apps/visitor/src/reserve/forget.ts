import { kept } from "@kipass/web-kit/kept.ts";

/** Throws the reserve passes away: they belong to an account that this device no longer draws for. */
export function forgetReserves() {
  kept.write("reserve-asked", "");
  globalThis.indexedDB?.deleteDatabase("kipass-reserve");
}
