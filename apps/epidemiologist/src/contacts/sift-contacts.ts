import type { Contact } from "../api.ts";

/** How the worklist is divided: everybody is in `all`, and who needs a closer look may be in another part too. */
export const parts = ["all", "to-reach", "reached", "to-check"] as const;
export type Part = (typeof parts)[number];

const TO_REACH: readonly Contact["state"][] = ["new", "messaged", "missed"];
const REACHED: readonly Contact["state"][] = ["called", "testing", "isolating", "finished"];

export function isIn(part: Part, { state, message, phone }: Pick<Contact, "state" | "message" | "phone">): boolean {
  switch (part) {
    case "all":
      return true;
    case "to-reach":
      return TO_REACH.includes(state);
    case "reached":
      return REACHED.includes(state);
    case "to-check":
      return state !== "excluded" && (phone === "" || message?.state === "failed" || message?.state === "unsure");
  }
}

/** Within this list alone: name, number, place, source. */
export function matches(contact: Contact, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return true;
  const digits = wanted.replace(/\D/g, "");
  const texts = [
    contact.name,
    contact.next,
    contact.centre?.name ?? "",
    ...contact.overlaps.map((one) => one.facilityName),
  ];
  return (
    texts.some((text) => text.toLowerCase().includes(wanted)) ||
    (digits.length >= 3 && (contact.guardianPhone ?? contact.phone).includes(digits))
  );
}

export function longest({ overlaps }: Pick<Contact, "overlaps">): Contact["overlaps"][number] | undefined {
  return overlaps.reduce<Contact["overlaps"][number] | undefined>(
    (most, one) => (most === undefined || one.maxMinutes > most.maxMinutes ? one : most),
    undefined,
  );
}
