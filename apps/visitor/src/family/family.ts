import { kept } from "@kipass/web-kit/kept.ts";
import { watched } from "@kipass/web-kit/watched.ts";

/** A child as its guardian's phone knows it. */
export interface Child {
  child: number;
  name: string;
  /** The day it turns 14. */
  ofAgeOn: string;
  /** Draws on a device of its own, and not here. */
  ownDevice: boolean;
}

/** Kept on this device, so that the pass screen has the children's names also while the issuer's list is away. */
export const family = watched<readonly Child[]>(readKept());

export function rememberFamily(children: readonly Child[]) {
  if (children.length > 0 || family.value.length > 0) kept.write("family", JSON.stringify(children));
  family.set(children);
}

export function forgetFamily() {
  rememberFamily([]);
}

function readKept(): readonly Child[] {
  try {
    return JSON.parse(kept.read("family") ?? "[]");
  } catch {
    return [];
  }
}
