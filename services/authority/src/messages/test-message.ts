import type { testMessage as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { parsePhone } from "@kipass/protocol/phone";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { SmsGateway } from "@kipass/service-kit/sms-gateway";
import { caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { insertMessageBatch, lockSender } from "../store/messages.ts";
import type { Officer } from "../store/officers.ts";
import { composeTest } from "./compose.ts";
import { leftToday } from "./plan-messages.ts";

/** The words as a phone shows them, with an invented place. The number is the officer's to type, and is not kept. */
export async function testMessage(
  office: Office,
  gateway: SmsGateway,
  officer: Officer,
  caseId: number,
  { batch: token, language, phone }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  if ((await requireCase(office, caseId)).person === null) throw new Problem("conflict");
  const to = parsePhone(phone);
  if (typeof to !== "string") throw new Problem(to.problem);
  const text = composeTest(office, language, nowSeconds(clock));
  const isNew = await db.tx("test-message", async (tx) => {
    await lockSender(tx, officer.id);
    if ((await leftToday(office, tx, officer, true)) < 1) throw new Problem("rate-limited");
    const by = { caseId, officer: officer.id, atMs: clock.nowMs() };
    const reason = caseBox(vault, caseId).seal("message-reason", "시험 발송");
    const batch = await insertMessageBatch(tx, { ...by, token, language, messages: 1, test: true, reason });
    if (batch === undefined) return false;
    await insertAccess(tx, { ...by, what: "testMessage", reason: `a test in ${language}` });
    return true;
  });
  if (isNew) await gateway.send({ to, text });
  return { text };
}
