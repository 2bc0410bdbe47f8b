import type { Child } from "./family.ts";

/** A child's number; undefined is the guardian. */
export type Person = number | undefined;

/** Those whose codes this phone shows, the guardian first. */
export function people(children: readonly Child[]): { child: Person; name: string | undefined }[] {
  return [{ child: undefined, name: undefined }, ...children.filter(({ ownDevice }) => !ownDevice)];
}
