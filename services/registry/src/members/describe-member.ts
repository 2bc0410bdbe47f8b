import type { Member } from "../store/members.ts";

/** A member as their own facility sees them. */
export function describeMember({ id, name, role, door }: Member): Omit<Member, "facility"> {
  return { id, name, role, door };
}
