import type { Session } from "../session/session.ts";
import { ClosedDays } from "./closed-days.tsx";
import { EditFacts } from "./edit-facts.tsx";
import { History } from "./history.tsx";
import { Leave } from "./leave.tsx";
import { Managers } from "./managers.tsx";
import { MovePlace } from "./move-place.tsx";
import { Overview } from "./overview.tsx";
import { Transfer } from "./transfer.tsx";

/** The screens under '시설 관리'. */
export function Manage({ at, session }: { at: string; session: Session }) {
  if (at === "/manage/facts") return <EditFacts />;
  if (at === "/manage/move") return <MovePlace />;
  if (at === "/manage/closed-days") return <ClosedDays />;
  if (at === "/manage/managers") return <Managers session={session} />;
  if (at === "/manage/transfer") return <Transfer />;
  if (at === "/manage/history") return <History session={session} />;
  if (at === "/manage/leave") return <Leave />;
  return <Overview />;
}
