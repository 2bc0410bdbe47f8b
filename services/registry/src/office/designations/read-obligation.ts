import type { Params, Reply } from "@kipass/contract/endpoint";
import type { readObligation as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { describeObligation, findCircumstances } from "../../designations/describe-obligation.ts";
import { touches } from "../../designations/obligation-of.ts";
import { findAnnouncements } from "../../store/announcements.ts";
import { findNotices } from "../../store/designations.ts";
import type { Desk } from "../desk.ts";
import { describe } from "./list-designations.ts";

/** @throws Problem facility-not-found */
export async function readObligation(
  { tx, officer, clock }: Desk,
  { facility }: Params<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const day = today(clock);
  const found = await findCircumstances(tx, Number(facility));
  if (!found) throw new Problem("facility-not-found");
  const { subject, circumstances } = found;
  const announced = new Map((await findNotices(tx, subject.id)).map(({ designation, atMs }) => [designation, atMs]));
  const told = new Map(
    (await findAnnouncements(tx, subject.id)).map(({ designation, ...rest }) => [designation, rest]),
  );
  const rules = circumstances.rules.flatMap((rule) => {
    const answer = touches(rule, subject);
    if (answer === "no") return [];
    return {
      designation: describe(rule, officer),
      isUnclear: answer === "unclear",
      announcedMs: announced.get(rule.id) ?? null,
      announcement: told.get(rule.id) ?? null,
    };
  });
  return {
    obligation: describeObligation(subject, circumstances, day),
    rules: rules.slice(0, 200),
    releases: circumstances.releases,
    today: day,
  };
}
