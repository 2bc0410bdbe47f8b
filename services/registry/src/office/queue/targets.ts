import { dayStart } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import { findUnresolved } from "../../store/register-entries.ts";
import { findMissing, findSilent } from "../../store/register-targets.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import { briefOf, entryBriefOf, type QueueProvider } from "./provider.ts";

/** 미사용: registered, active, and without a visit on seven open days. */
export const silent: QueueProvider = {
  kind: "silent",
  async find({ tx, officer, clock }, limit) {
    const found = await findSilent(tx, { regions: codesOf(officer.region), day: today(clock) }, limit);
    const items = found.silent.map(({ since, ...facility }) => ({
      id: facility.id,
      sinceMs: dayStart(since) * 1000,
      dueMs: null,
      facilities: [briefOf(facility)],
      note: "",
    }));
    return { total: found.total, items };
  },
};

/** 미설치: in the register, operating, of a designated sector, and no facility. The number is that of the register's entry. */
export const missing: QueueProvider = {
  kind: "missing",
  async find({ tx, officer, clock }, limit) {
    const found = await findMissing(tx, { regions: codesOf(officer.region), day: today(clock) }, limit);
    return { total: found.total, items: found.missing.map(({ takenMs, ...entry }) => itemOf(entry, takenMs)) };
  },
};

/** Entries of the register that may be a facility or not. */
export const registerChecks: QueueProvider = {
  kind: "register-check",
  async find({ tx, officer }, limit) {
    const { total, unresolved } = await findUnresolved(tx, codesOf(officer.region), { after: 0, limit });
    return { total, items: unresolved.map((entry) => itemOf(entry, entry.takenMs)) };
  },
};

function itemOf(entry: Parameters<typeof entryBriefOf>[0], takenMs: number) {
  return { id: entry.id, sinceMs: takenMs, dueMs: null, facilities: [entryBriefOf(entry)], note: "" };
}
