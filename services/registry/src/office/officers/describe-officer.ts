import type { Reply } from "@kipass/contract/endpoint";
import type { describeOfficer as endpoint } from "@kipass/contract/office";
import { regionName, regionOf } from "@kipass/data/regions";
import type { Day } from "@kipass/protocol/day";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { OfficerSession } from "../../store/officer-sessions.ts";
import type { Officer } from "../../store/officers.ts";
import { IDLE_SECONDS, SESSION_SECONDS } from "./callers.ts";

export function describeOfficer(session: OfficerSession, clock: Clock): Reply<typeof endpoint> {
  const { stage, begunMs } = session;
  return {
    officer: viewOfficer(session, today(clock)),
    stage,
    nowMs: clock.nowMs(),
    idleSeconds: IDLE_SECONDS,
    endsAtMs: begunMs + SESSION_SECONDS * 1000,
  };
}

export function viewOfficer(officer: Officer, day: Day): Reply<typeof endpoint>["officer"] {
  const { id, loginId, name, title, region, sectors, roles } = officer;
  return { id, loginId, name, title, region, regionName: officeRegionName(region, day), sectors, roles };
}

/** '서울특별시 마포구', '서울특별시', '전국'. */
function officeRegionName(code: string, day: Day): string {
  if (code === "all") return "전국";
  const region = regionOf(code.padEnd(5, "0"), day);
  return region ? regionName(region) : code;
}
