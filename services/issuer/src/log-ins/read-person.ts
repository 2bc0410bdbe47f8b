import { parseName } from "@kipass/protocol/name";
import { parsePhone } from "@kipass/protocol/phone";
import { Problem } from "@kipass/protocol/problem";
import type { Profile } from "./presets.ts";
import type { Person } from "./ticket.ts";

/**
 * A provider's words, held to the same rules as what somebody types.
 * @throws Problem log-in-incomplete without a name or a mobile number we can use; foreign-phone
 */
export function readPerson({ name, phone, birthDate }: Profile): Person {
  const ourName = parseName(name ?? "");
  const ourPhone = parsePhone(phone ?? "");
  if (typeof ourPhone !== "string" && ourPhone.problem === "foreign-phone") throw new Problem("foreign-phone");
  if (ourName === undefined || typeof ourPhone !== "string") throw new Problem("log-in-incomplete");
  return { name: ourName, phone: ourPhone, birthDate };
}
