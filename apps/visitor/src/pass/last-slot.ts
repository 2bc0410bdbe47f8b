import { kept } from "@kipass/web-kit/kept.ts";

const slotSeconds = 15;

/**
 * One account, which `child` is where it is not the visitor's own, has one pass in each 15-second slot, however often it is drawn. True when this one was on the screen before,
 * as after closing the app and opening it again: a door may have taken it already.
 */
export function wasShown(issuedAt: number, child?: number): boolean {
  const slot = String(Math.floor(issuedAt / slotSeconds));
  const name = child === undefined ? "last-slot" : `last-slot-${child}`;
  const before = kept.read(name);
  kept.write(name, slot);
  return slot === before;
}
