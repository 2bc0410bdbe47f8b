import type { Params, Reply } from "@kipass/contract/endpoint";
import type { listNotices as listEndpoint, readNotice as readEndpoint } from "@kipass/contract/office";
import { dayOf } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { findNotice, findNotices, findRecipients } from "../../store/notices.ts";
import type { Desk } from "../desk.ts";

const NOTICES = 200;
const FACILITIES = 1000;

export async function listNotices({ tx }: Desk): Promise<Reply<typeof listEndpoint>> {
  return { notices: await findNotices(tx, NOTICES) };
}

/** @throws Problem notice-not-found */
export async function readNotice(
  { tx }: Desk,
  params: Params<typeof readEndpoint>,
): Promise<Reply<typeof readEndpoint>> {
  const found = await findNotice(tx, Number(params.notice));
  if (!found) throw new Problem("notice-not-found");
  const { audience, won, region, ...notice } = found;
  const recipients = await findRecipients(tx, notice.id, FACILITIES);
  return {
    notice,
    audience,
    won,
    facilities: recipients.map(({ readMs, ...facility }) => ({
      ...facility,
      readOn: readMs === null ? null : dayOf(Math.floor(readMs / 1000)),
    })),
  };
}
