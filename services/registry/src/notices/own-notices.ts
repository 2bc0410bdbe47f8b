import type { Params, Reply } from "@kipass/contract/endpoint";
import type { listOwnNotices as listEndpoint, markNoticeRead as readEndpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findOwnNotices, markRead } from "../store/notices.ts";

const SHOWN = 200;

export async function listOwnNotices(
  db: Database,
  { facility }: { facility: number },
): Promise<Reply<typeof listEndpoint>> {
  const notices = await findOwnNotices(db, facility, SHOWN);
  return { unread: notices.filter(({ isRead }) => !isRead).length, notices };
}

/** @throws Problem notice-not-found also for a notice to others */
export async function markNoticeRead(
  { db, clock }: { db: Database; clock: Clock },
  { facility }: { facility: number },
  params: Params<typeof readEndpoint>,
): Promise<Reply<typeof readEndpoint>> {
  const isOwn = await markRead(db, { notice: Number(params.notice), facility, nowMs: clock.nowMs() });
  if (!isOwn) throw new Problem("notice-not-found");
  return {};
}
