import { kept } from "@kipass/web-kit/kept.ts";

const slotSeconds = 15;

/**
 * One account has one pass in each 15-second slot, however often it is drawn. True when this one was on the screen before,
 * as after closing the app and opening it again: a door may have taken it already.
 */
export function wasShown(issuedAt: number): boolean {
  const slot = String(Math.floor(issuedAt / slotSeconds));
  const before = kept.read("last-slot");
  kept.write("last-slot", slot);
  return slot === before;
}
