import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { endAccount } from "../store/accounts.ts";
import { findChildren } from "../store/children.ts";
import { endSessions } from "./end-sessions.ts";

/** The account draws no more, on any device, within seconds of the commit; nor do its children, for whom nobody answers now. */
export async function endAccountAndChildren(tx: Tx, account: number, today: Day): Promise<void> {
  const children = await findChildren(tx, account);
  for (const number of [account, ...children.map((child) => child.number)]) {
    await endSessions(tx, number, await endAccount(tx, number, today), today);
  }
}
