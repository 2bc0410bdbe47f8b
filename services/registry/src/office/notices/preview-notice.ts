import type { Body, Reply } from "@kipass/contract/endpoint";
import type { previewNotice as endpoint } from "@kipass/contract/office";
import type { Contacts } from "../../members/contacts.ts";
import type { Desk } from "../desk.ts";
import { briefOf } from "../queue/provider.ts";
import { addressees, messageOf, phonesOf, wonOf } from "./audience.ts";
import { messagesLeft } from "./send-notice.ts";

const SHOWN = 50;

/** @throws Problem designation-not-found */
export async function previewNotice(
  desk: Desk,
  contacts: Contacts,
  { audience, title }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const facilities = await addressees(desk, audience);
  const { length: phones } = await phonesOf(desk, contacts, facilities);
  const message = messageOf(desk, title);
  return {
    recipients: facilities.length,
    phones,
    phonesLeft: await messagesLeft(desk),
    message,
    won: wonOf(message, phones),
    facilities: facilities.slice(0, SHOWN).map(briefOf),
  };
}
