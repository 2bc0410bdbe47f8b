import {
  contactMessage,
  handInNames,
  type MessageLanguage,
  messageDay,
  messagePrices,
  unknownFacts,
} from "@kipass/data/contact-messages";
import { healthCentreOf } from "@kipass/data/health-centres";
import { placeKindOf } from "@kipass/data/place-kinds";
import { regionOf } from "@kipass/data/regions";
import { type Day, dayOf } from "@kipass/protocol/day";
import { carriedText } from "@kipass/service-kit/sms-gateway/carried-text";
import { isLong } from "@kipass/service-kit/sms-gateway/message-length";
import type { Meeting } from "../contacts/contact-list.ts";
import type { Office } from "../office.ts";

/** What a message is made of: never a name. */
export interface Told {
  /** Of the last day; the longest one is told. */
  meetings: readonly Meeting[];
  centre: string | null;
  sources: readonly string[];
}

/**
 * The words one contact gets, as their phone will show them: when, in which 시군구 and what kind of place, what to do, and where their
 * number comes from.
 */
export function composeMessage(office: Pick<Office, "certification">, language: MessageLanguage, told: Told): string {
  const [meeting] = told.meetings.toSorted((a, b) => b.maxMinutes - a.maxMinutes || a.at - b.at);
  if (!meeting) throw new Error("a contact who met nobody");
  const day = dayOf(meeting.at);
  const unknown = unknownFacts[language];
  const text = contactMessage(language, {
    day: messageDay(language, day),
    area: regionOf(meeting.region, day)?.sigungu || unknown.area,
    kind: placeKindOf(meeting.sector)[language],
    centre: centreName(told.centre, day) ?? unknown.centre,
    source: sourceName(office, language, told.sources),
  });
  return carriedText(text);
}

/** With an invented place, for the officer's own phone. */
export function composeTest(office: Pick<Office, "certification">, language: MessageLanguage, at: number): string {
  const meeting = { facility: 0, facilityName: "", sector: "cafe", region: "11110", at, minMinutes: 0, maxMinutes: 60 };
  return composeMessage(office, language, { meetings: [meeting], centre: "11110", sources: ["paper"] });
}

/** By list prices (data/contact-messages). */
export function wonOf(text: string): number {
  return isLong(text) ? messagePrices.longWon : messagePrices.shortWon;
}

function centreName(region: string | null, day: Day): string | undefined {
  return region === null ? undefined : healthCentreOf(region, day)?.name;
}

/** Whoever gave the number: an issuer before paper, as issuers know it better. */
function sourceName(
  { certification }: Pick<Office, "certification">,
  language: MessageLanguage,
  sources: readonly string[],
): string {
  const issuer = certification().issuers.find(({ code }) => sources.includes(code));
  if (issuer) return language === "ko" ? issuer.name.ko : issuer.name.en;
  return handInNames[sources.includes("paper") ? "paper" : "own-system"][language];
}
