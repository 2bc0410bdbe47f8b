import type { Body, Reply } from "@kipass/contract/endpoint";
import type { previewDesignation as endpoint } from "@kipass/contract/office";
import { today } from "@kipass/service-kit/clock";
import type { Desk } from "../desk.ts";
import { briefOf } from "../queue/provider.ts";
import { findTouched } from "./find-touched.ts";
import { parseDesignation } from "./parse-designation.ts";

const SHOWN = 200;

/** Changes nothing. */
export async function previewDesignation(desk: Desk, written: Body<typeof endpoint>): Promise<Reply<typeof endpoint>> {
  const rule = parseDesignation(written, desk.officer, today(desk.clock));
  const { certain, unclear } = await findTouched(desk, rule);
  const shown = [
    ...unclear.slice(0, SHOWN).map((facility) => ({ ...briefOf(facility), isUnclear: true })),
    ...certain.slice(0, SHOWN).map((facility) => ({ ...briefOf(facility), isUnclear: false })),
  ];
  return { total: certain.length, unclear: unclear.length, facilities: shown.slice(0, SHOWN) };
}
