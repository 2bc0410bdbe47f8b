import type { Body, Reply } from "@kipass/contract/endpoint";
import type { sendNotice as endpoint } from "@kipass/contract/office";
import { dayStart } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import type { Contacts } from "../../members/contacts.ts";
import { countMessagesOf, insertNotice } from "../../store/notices.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";
import { addressees, assertSendable, messageOf, officeName, phonesOf, wonOf } from "./audience.ts";

/** Text messages that go out in a day in the name of one office. */
export const MESSAGES_A_DAY = 5_000;

/** Tells the facilities; what goes by text message is left for the post. @throws Problem as the contract says */
export async function sendNotice(
  desk: Desk,
  contacts: Contacts,
  { audience, template, title, body, bySms, recipients }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { tx, officer, clock } = desk;
  const facilities = await addressees(desk, audience);
  if (facilities.length === 0) throw new Problem("nobody-to-tell");
  if (facilities.length !== recipients) throw new Problem("audience-changed");
  const message = bySms ? messageOf(desk, title) : null;
  if (message !== null) assertSendable(message);
  const phones = bySms ? await phonesOf(desk, contacts, facilities) : [];
  await assertWithinBudget(desk, phones.length);
  const notice = await insertNotice(
    tx,
    {
      region: officer.region,
      sectors: officer.sectors,
      officer: officer.id,
      byName: byName(officer),
      office: officeName(desk),
      template,
      title,
      body,
      audience,
      message,
      won: message === null ? 0 : wonOf(message, phones.length),
      atMs: clock.nowMs(),
    },
    { facilities: facilities.map(({ id }) => id), phones, designation: audience.designation ?? null },
  );
  return { notice, recipients: facilities.length, messages: phones.length };
}

/** @throws Problem message-budget */
export async function assertWithinBudget(desk: Desk, messages: number): Promise<void> {
  if (messages > 0 && messages > (await messagesLeft(desk))) throw new Problem("message-budget");
}

/** How many more text messages the officer's office may have sent today. */
export async function messagesLeft({ tx, officer, clock }: Desk): Promise<number> {
  return Math.max(0, MESSAGES_A_DAY - (await countMessagesOf(tx, officer.region, dayStart(today(clock)) * 1000)));
}
