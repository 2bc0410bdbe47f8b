import { useQuery } from "@tanstack/react-query";
import type { Role } from "../api.ts";
import { sessionQuery } from "../queries.ts";

/** Whether the officer who is here has one of these roles. The registry decides; this only spares them buttons that would be refused. */
export function useHasRole(...roles: Role[]): boolean {
  const { data } = useQuery(sessionQuery);
  return roles.some((role) => data?.officer.roles.includes(role));
}
