import type { Body } from "@kipass/contract/endpoint";
import type { sendNotice } from "@kipass/contract/office";
import { messagePrices } from "@kipass/data/contact-messages";
import { officeOf } from "@kipass/data/offices";
import { addDays } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { messageBytes } from "@kipass/service-kit/sms-gateway/carried-text";
import { isLong } from "@kipass/service-kit/sms-gateway/message-length";
import { touches } from "../../designations/obligation-of.ts";
import type { Contacts } from "../../members/contacts.ts";
import { findSpared, lockAnnouncing } from "../../store/announcements.ts";
import { findDesignation } from "../../store/designations.ts";
import { type Candidate, findAddressees, findManagerPhones } from "../../store/notices.ts";
import type { Desk } from "../desk.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import { obligations } from "../figures/obligations.ts";
import { ACTIVE_DAYS } from "../figures/read-rates.ts";

export type Audience = Body<typeof sendNotice>["audience"];

/**
 * Everybody a notice would reach: never beyond the officer's region and sectors, whatever it asks for. One that announces a designation
 * reaches nobody twice. @throws Problem designation-not-found
 */
export async function addressees(desk: Desk, audience: Audience): Promise<Candidate[]> {
  const { tx, officer, clock } = desk;
  const { region = officer.region, sectors, facilities, activity, obligation, designation } = audience;
  const isOwn = officer.region === "all" || region.startsWith(officer.region);
  const day = today(clock);
  const found = await findAddressees(tx, codesOf(isOwn ? region : officer.region), {
    sectors,
    facilities,
    since: addDays(day, 1 - ACTIVE_DAYS),
  });
  const due = designation === undefined ? found : await toBeTold(desk, designation, found);
  const active = activity === undefined ? due : due.filter((one) => one.activity === activity);
  if (obligation === undefined) return active;
  const mustKeep = await obligations(desk);
  return active.filter((one) => mustKeep(one, day) === (obligation === "mandatory"));
}

/** Those under a rule, or perhaps under it, who were not told; nobody when it is over. */
async function toBeTold({ tx, clock }: Desk, designation: number, found: Candidate[]): Promise<Candidate[]> {
  const day = today(clock);
  await lockAnnouncing(tx, designation);
  const rule = await findDesignation(tx, designation);
  if (!rule) throw new Problem("designation-not-found");
  if (rule.to !== null && rule.to < day) return [];
  const spared = await findSpared(tx, designation, day);
  return found.filter((one) => !spared.has(one.id) && touches(rule, one) !== "no");
}

/** Managers' numbers, each once however many facilities it runs. */
export async function phonesOf(
  { tx }: Desk,
  contacts: Contacts,
  facilities: Candidate[],
): Promise<{ member: number; facility: number }[]> {
  const sealed = await findManagerPhones(
    tx,
    facilities.map(({ id }) => id),
  );
  const first = new Map<string, { member: number; facility: number }>();
  for (const { phone, ...whose } of sealed) {
    const number = contacts.open("phone", phone);
    if (!first.has(number)) first.set(number, whose);
  }
  return [...first.values()];
}

/** Whom facilities are told it comes from: '마포구 위생과'. */
export function officeName({ officer, clock }: Desk): string {
  const { name, department } = officeOf(officer.region, today(clock));
  return `${name} ${department}`;
}

/** The text message that goes with a notice: fixed words around its title. */
export function messageOf(desk: Desk, title: string): string {
  return `[전자출입명부] ${officeName(desk)}에서 알립니다. ${title} (내용은 시설 화면의 '알림'에서 볼 수 있습니다.)`;
}

export function wonOf(message: string, phones: number): number {
  return phones * (isLong(message) ? messagePrices.longWon : messagePrices.shortWon);
}

const AN_ADDRESS = /https?:|www\.|[a-z0-9-]\.[a-z]{2,}/i;

/** A message in an office's name leads nowhere. @throws Problem message-characters */
export function assertSendable(message: string): void {
  if (messageBytes(message) === undefined || AN_ADDRESS.test(message)) throw new Problem("message-characters");
}
