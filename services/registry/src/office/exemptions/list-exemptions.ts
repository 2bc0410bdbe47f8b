import type { Query, Reply } from "@kipass/contract/endpoint";
import type { listExemptions as endpoint } from "@kipass/contract/office";
import { today } from "@kipass/service-kit/clock";
import { findExemptions, findFiles, findHandIns } from "../../store/exemptions.ts";
import type { Desk } from "../desk.ts";
import { missingOf } from "./ask-exemption.ts";
import type { HandInFault } from "./judge-hand-in.ts";

const SHOWN = 500;

export async function listExemptions(
  { tx, clock }: Desk,
  { facility }: Query<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const exemptions = await findExemptions(tx, facility === undefined ? null : Number(facility), SHOWN);
  const ids = exemptions.map(({ id }) => id);
  const [files, handIns] = [await findFiles(tx, ids), await findHandIns(tx, ids)];
  const described = exemptions.map((one) => {
    const own = files.filter(({ exemption }) => exemption === one.id);
    const tests = handIns.filter(({ exemption }) => exemption === one.id);
    return {
      ...one,
      files: own.map(({ exemption, ...file }) => file),
      handIns: tests.map(({ exemption, faults, ...test }) => ({ ...test, faults: faults as HandInFault[] })),
      missing: missingOf(one, own, tests),
    };
  });
  return { exemptions: described, today: today(clock) };
}
