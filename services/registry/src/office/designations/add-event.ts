import type { Body, Reply } from "@kipass/contract/endpoint";
import type { addEvent as endpoint, listEvents as listing } from "@kipass/contract/office";
import { addDays, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { hashPassword } from "@kipass/service-kit/passwords";
import { parsePlace, parseResponsible, parseTelephone } from "../../facilities/facility-form.ts";
import { FACILITY_STATES } from "../../facilities/facility-states.ts";
import { plainText } from "../../facilities/plain-text.ts";
import type { Contacts } from "../../members/contacts.ts";
import { parseLogin } from "../../members/login-id.ts";
import { insertDesignation, insertNotices } from "../../store/designations.ts";
import { insertFacility } from "../../store/facilities.ts";
import { findEvents, insertEvent } from "../../store/facility-events.ts";
import { insertMember } from "../../store/members.ts";
import type { Desk } from "../desk.ts";
import { byName, noteToFacility } from "../officers/by-name.ts";
import { isWithin } from "./parse-designation.ts";

/** 기타(일회성 행사). */
const EVENT_SECTOR = { sector: "other", sectorDetail: "일회성 행사" };
/** Longer than this it is a facility like any other. */
const MOST_DAYS = 30;

type Form = Body<typeof endpoint>;

/**
 * Makes a facility that records on the event's days alone, designates it for them, and gives its organiser a log-in.
 * @throws Problem bad-designation, forbidden, bad-name, login-id-taken and what a password can be refused for
 */
export async function addEvent(desk: Desk, contacts: Contacts, form: Form): Promise<Reply<typeof endpoint>> {
  const { tx, officer, clock } = desk;
  const [day, nowMs, by] = [today(clock), clock.nowMs(), byName(officer)];
  if (!isWithin(form.region, officer.region)) throw new Problem("forbidden");
  if (officer.sectors !== null && !officer.sectors.includes(EVENT_SECTOR.sector)) throw new Problem("forbidden");
  const { from, to } = parseDays(form, day);
  const name = plainText(form.name, "/name", { maxLength: 60 });
  const place = parsePlace(form, day);
  const loginId = parseLogin(form, [form.telephone, name]);
  const id = await insertFacility(
    tx,
    {
      ...EVENT_SECTOR,
      ...place,
      name,
      status: "active",
      businessNumber: null,
      businessState: "unknown",
      representative: contacts.seal("representative", parseResponsible(form.organiser)),
      responsible: "representative",
      telephone: parseTelephone(form.telephone),
      areaM2: null,
      capacity: form.capacity,
      closedWeekdays: [],
      lastDoor: 0,
      signedUpOn: day,
    },
    nowMs,
  );
  if (id === undefined) throw new Problem("bad-designation");
  await insertEvent(tx, { facility: id, from, to, by, atMs: nowMs });
  await tx.query("SELECT pg_notify($1, '')", [FACILITY_STATES]);
  await giveLogIn(desk, id, loginId, form.password);
  const rule = { title: name, regions: [form.region], sectors: [], facilities: [id], from, graceUntil: null, to };
  const basis = plainText(form.basis, "/basis", { maxLength: 200 });
  const designation = await insertDesignation(tx, { ...rule, basis, exceptions: "", by, madeMs: nowMs });
  await insertNotices(tx, designation, [id], nowMs);
  await noteToFacility(tx, { id, region: form.region }, { nowMs, day, what: "event", newValue: `${from} – ${to}` });
  return { facility: id };
}

export async function listEvents({ tx, clock }: Desk): Promise<Reply<typeof listing>> {
  return { events: await findEvents(tx, 500), today: today(clock) };
}

function parseDays({ from, to }: Form, day: string): { from: string; to: string } {
  const isPossible = isDay(from) && isDay(to) && from <= to && to >= day && to < addDays(from, MOST_DAYS);
  if (!isPossible) throw new Problem("bad-designation", { fields: [{ path: "/to", code: "bad-designation" }] });
  return { from, to };
}

/** The organiser's number was checked by nobody, so none is kept as verified. */
async function giveLogIn({ tx, clock }: Desk, facility: number, loginId: string, password: string): Promise<void> {
  const manager = { facility, role: "manager", door: 0, name: "관리자" } as const;
  const login = { loginId, passwordHash: await hashPassword(password), phone: null, phoneHash: null };
  if ((await insertMember(tx, { ...manager, ...login, addedOn: today(clock) })) === undefined)
    throw new Problem("login-id-taken");
}
