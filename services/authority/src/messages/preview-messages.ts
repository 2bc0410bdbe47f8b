import type { previewMessages as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { messageBytes } from "@kipass/service-kit/sms-gateway/carried-text";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import type { Officer } from "../store/officers.ts";
import { wonOf } from "./compose.ts";
import { leftToday, planMessages } from "./plan-messages.ts";

export async function previewMessages(
  office: Office,
  officer: Officer,
  caseId: number,
  body: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { messages, without } = await planMessages(office, officer, caseId, body);
  const wordings = Map.groupBy(messages, ({ text }) => text);
  const reason = `${messages.length} contacts`;
  const access = { atMs: office.clock.nowMs(), officer: officer.id, what: "previewMessages", caseId, reason };
  await insertView(office.db, access);
  return {
    texts: [...wordings]
      .map(([text, of]) => ({ text, people: of.length, bytes: messageBytes(text) ?? 0 }))
      .sort((one, other) => other.people - one.people),
    people: messages.length,
    without,
    won: messages.reduce((sum, { text }) => sum + wonOf(text), 0),
    leftToday: await leftToday(office, office.db, officer, false),
  };
}
