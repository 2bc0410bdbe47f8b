import type { readLog as endpoint } from "@kipass/contract/disclosure";
import type { Query, Reply } from "@kipass/contract/endpoint";
import { currentHead, readEntries, signHeadAgain } from "@kipass/service-kit/ledger";
import { ledgerOf, type Office } from "../office.ts";

const PAGE = 1000;

/** A page of the public log, verbatim, with the newest signed head. An empty log gets its first entry by being read. */
export async function readLog(office: Office, { from = "0" }: Query<typeof endpoint>): Promise<Reply<typeof endpoint>> {
  const { db } = office;
  const head = (await currentHead(db)) ?? (await db.tx("begin-log", (tx) => signHeadAgain(tx, ledgerOf(office))));
  return { entries: await readEntries(db, { from: Number(from), limit: PAGE }), head };
}
