import type { Params, Reply } from "@kipass/contract/endpoint";
import type { openContact as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import type { Contacts } from "../../members/contacts.ts";
import { findSealedContact } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";

/** Who runs a facility; that it was opened, by whom and why, is written down first. @throws Problem facility-not-found */
export async function openContact(
  { tx }: Desk,
  contacts: Contacts,
  { facility }: Params<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const sealed = await findSealedContact(tx, Number(facility));
  if (!sealed) throw new Problem("facility-not-found");
  return {
    representative: contacts.open("representative", sealed.representative),
    responsible: sealed.responsible,
    telephone: sealed.telephone,
    managerPhones: sealed.phones.map((phone) => contacts.open("phone", phone)),
  };
}
