import type { readPublicFigures as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import type { Office } from "../office.ts";
import { publicFigures } from "../store/public-figures.ts";

/** How much was asked, month by month: what anyone may hold the authority to. */
export async function readPublicFigures({ db }: Office): Promise<Reply<typeof endpoint>> {
  return { months: await publicFigures(db) };
}
