import type { Params, Reply } from "@kipass/contract/endpoint";
import type { retryNotice as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { findNotice, requeueFailed } from "../../store/notices.ts";
import type { Desk } from "../desk.ts";
import { assertWithinBudget } from "./send-notice.ts";

/** @throws Problem notice-not-found, message-budget */
export async function retryNotice(desk: Desk, params: Params<typeof endpoint>): Promise<Reply<typeof endpoint>> {
  const found = await findNotice(desk.tx, Number(params.notice));
  if (!found) throw new Problem("notice-not-found");
  await assertWithinBudget(desk, found.delivery.failed);
  return { messages: await requeueFailed(desk.tx, found.id, desk.clock.nowMs()) };
}
