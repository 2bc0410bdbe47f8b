import type { Query, Reply } from "@kipass/contract/endpoint";
import type { readAccessLog as endpoint } from "@kipass/contract/office";
import { findAccesses } from "../../store/office-access-log.ts";
import type { Desk } from "../desk.ts";

const PAGE = 200;

export async function readAccessLog({ tx }: Desk, { before }: Query<typeof endpoint>): Promise<Reply<typeof endpoint>> {
  const entries = await findAccesses(tx, { before: before === undefined ? undefined : Number(before), limit: PAGE });
  const last = entries.at(-1);
  return { entries, next: last && entries.length === PAGE ? String(last.id) : null } as Reply<typeof endpoint>;
}
