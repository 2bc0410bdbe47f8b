import { fromBase64url } from "@kipass/protocol/bytes";
import { type Day, isDay } from "@kipass/protocol/day";
import { hasExactly, isIntegerIn, isText } from "@kipass/protocol/json";
import { Problem } from "@kipass/protocol/problem";
import { parseSafeNumber } from "@kipass/protocol/safe-number";
import type { Identity } from "../contacts/join-contacts.ts";
import type { SafeNumberHolder } from "../store/case-data.ts";

/** What asked parties put into their answers. A signature says whose words they are, not that they are well formed. */

/** One day's pass ids of the case, concatenated. */
export interface PassesItem {
  day: Day;
  ids: string;
}

export interface GroupItem {
  pass: string;
  person: number;
}

export type IdentityItem = Pick<Identity, "person" | "name" | "phone" | "guardianPhone">;

/** What the registry hands on: each epoch key, sealed to us, before the visits that need it. */
export interface EpochItem {
  type: "epoch";
  day: Day;
  epoch: string;
  week: Day;
  working: string;
  escrow: string;
}

export interface VisitItem {
  type: "visit";
  day: Day;
  tag: string;
  retry: string;
  place: string;
  epoch: string;
  counter: number;
  sealed: string;
  conflict: boolean;
}

export type RegistryItem = EpochItem | VisitItem;

const ID_BYTES = 16;
const MOST_PEOPLE = 1_000_000;

export const passesItems = reader((item): item is PassesItem => {
  return hasExactly(item, "day", "ids") && isDay(item.day) && (bytesOf(item.ids)?.length ?? 1) % ID_BYTES === 0;
});

export const groupItems = reader((item): item is GroupItem => {
  return (
    hasExactly(item, "pass", "person") &&
    bytesOf(item.pass)?.length === ID_BYTES &&
    isIntegerIn(item.person, 1, MOST_PEOPLE)
  );
});

export const identityItems = reader((item): item is IdentityItem => {
  return (
    hasExactly(item, "person", "name", "phone", "guardianPhone") &&
    isIntegerIn(item.person, 1, MOST_PEOPLE) &&
    isText(item.name, 60) &&
    isText(item.phone, 20) &&
    (item.guardianPhone === null || isText(item.guardianPhone, 20))
  );
});

export type SafeNumberItem = Omit<SafeNumberHolder, "issuer">;

export const safeNumberItems = reader((item): item is SafeNumberItem => {
  return (
    hasExactly(item, "number", "name", "phone", "guardianPhone") &&
    typeof item.number === "string" &&
    parseSafeNumber(item.number) === item.number &&
    isText(item.name, 60) &&
    isText(item.phone, 20) &&
    (item.guardianPhone === null || isText(item.guardianPhone, 20))
  );
});

export const registryItems = reader((item): item is RegistryItem => isEpoch(item) || isVisit(item));

function isEpoch(item: unknown): item is EpochItem {
  return (
    hasExactly(item, "type", "day", "epoch", "week", "working", "escrow") &&
    item.type === "epoch" &&
    [item.day, item.week].every(isDay) &&
    [item.epoch, item.working, item.escrow].every(bytesOf)
  );
}

function isVisit(item: unknown): item is VisitItem {
  return (
    hasExactly(item, "type", "day", "tag", "retry", "place", "epoch", "counter", "sealed", "conflict") &&
    item.type === "visit" &&
    isDay(item.day) &&
    isIntegerIn(item.counter, 0, 0xffff_ffff) &&
    typeof item.conflict === "boolean" &&
    [item.tag, item.retry, item.place, item.epoch, item.sealed].every(bytesOf)
  );
}

function bytesOf(value: unknown): Uint8Array | undefined {
  return typeof value === "string" ? fromBase64url(value) : undefined;
}

/** Takes a list whole or not at all. */
function reader<Item>(isItem: (item: unknown) => item is Item): (items: unknown[]) => Item[] {
  return (items) => {
    if (!items.every(isItem)) throw new Problem("disclosure-unavailable");
    return items;
  };
}
