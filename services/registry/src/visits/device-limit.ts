import type { FacilitySession } from "../members/sessions.ts";

const MOST_A_SECOND = 50;

/**
 * At most fifty scans a second from one device: far more than people walk through a door, far less than would hold up others. Counted
 * by the process's own steady time (milliseconds), which nobody sets, and per session as it is remembered.
 */
export function createDeviceLimit(
  steadyMs: () => number = () => performance.now(),
): (session: FacilitySession) => boolean {
  let second = 0;
  const scans = new Map<FacilitySession, number>();
  return (session) => {
    const now = Math.floor(steadyMs() / 1000);
    if (now !== second) scans.clear();
    second = now;
    const count = (scans.get(session) ?? 0) + 1;
    scans.set(session, count);
    return count <= MOST_A_SECOND;
  };
}
