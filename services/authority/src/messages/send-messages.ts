import type { sendMessages as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { insertSteps } from "../store/contacts.ts";
import {
  enqueueMessages,
  findMessageBatch,
  insertMessageBatch,
  insertMessages,
  lockSender,
} from "../store/messages.ts";
import type { Officer } from "../store/officers.ts";
import { leftToday, planMessages } from "./plan-messages.ts";

/** Puts the messages in the worker's hands. They are in the log, with who and why, before the first one goes. */
export async function sendMessages(
  office: Office,
  officer: Officer,
  caseId: number,
  { batch: token, language, contacts, reason }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { db, clock } = office;
  const { box, messages } = await planMessages(office, officer, caseId, { language, contacts });
  if (messages.length === 0) throw new Problem("conflict");
  const atMs = clock.nowMs();
  return db.tx("send-messages", async (tx) => {
    await lockSender(tx, officer.id);
    const known = await findMessageBatch(tx, caseId, token);
    if (known) return { batch: known.id, messages: known.messages };
    if ((await leftToday(office, tx, officer, false)) < messages.length) throw new Problem("rate-limited");
    const by = { caseId, officer: officer.id, atMs };
    const count = { language, messages: messages.length, test: false };
    const batch = await insertMessageBatch(tx, { ...by, ...count, token, reason: box.seal("message-reason", reason) });
    if (batch === undefined) throw new Problem("conflict");
    await insertMessages(tx, box, { batchId: batch, caseId, atMs }, messages);
    const first = messages.filter(({ standing }) => standing.state === "new");
    const told = first.map(({ contact }) => ({ contact, step: { state: "messaged" as const } }));
    await insertSteps(tx, box, { ...by, batch: token }, told);
    await insertAccess(tx, { ...by, what: "sendMessages", reason: `${messages.length} messages in ${language}` });
    await enqueueMessages(tx, batch);
    return { batch, messages: messages.length };
  });
}
