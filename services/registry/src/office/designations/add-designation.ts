import type { Body, Reply } from "@kipass/contract/endpoint";
import type { addDesignation as endpoint } from "@kipass/contract/office";
import { today } from "@kipass/service-kit/clock";
import { insertDesignation, insertNotices } from "../../store/designations.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";
import { findTouched } from "./find-touched.ts";
import { parseDesignation } from "./parse-designation.ts";

/** Saves a rule, and announces it to every facility it touches, those too whose size nobody knows. */
export async function addDesignation(desk: Desk, written: Body<typeof endpoint>): Promise<Reply<typeof endpoint>> {
  const { tx, officer, clock } = desk;
  const madeMs = clock.nowMs();
  const rule = parseDesignation(written, officer, today(clock));
  const { certain, unclear } = await findTouched(desk, rule);
  const designation = await insertDesignation(tx, { ...rule, by: byName(officer), madeMs });
  const announced = [...certain, ...unclear].map(({ id }) => id);
  await insertNotices(tx, designation, announced, madeMs);
  return { designation, announced: announced.length };
}
