import type { Body, Reply } from "@kipass/contract/endpoint";
import type { proposeTransfer as endpoint } from "@kipass/contract/office";
import { municipalitiesOn } from "@kipass/data/regions";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { malformed } from "../../facilities/plain-text.ts";
import { insertTransfer } from "../../store/facility-transfers.ts";
import { lockFacility } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";

/**
 * Proposes a facility to the municipality it really lies in. Nothing changes until that one accepts.
 * @throws Problem facility-not-found, conflict when it has changed or is proposed already, malformed-request
 */
export async function proposeTransfer(
  { tx, officer, clock }: Desk,
  { facility, version, toRegion, reason }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const found = await lockFacility(tx, facility);
  if (!found) throw new Problem("facility-not-found");
  if (found.version !== version || found.status === "closed") throw new Problem("conflict");
  const isMunicipality = municipalitiesOn(today(clock)).some(({ code }) => code === toRegion);
  if (!isMunicipality || toRegion === found.region) throw malformed("/toRegion");
  const { name, sector, sectorDetail, address, addressDetail, region: fromRegion } = found;
  const facts = { name, sector, sectorDetail, address, addressDetail };
  const transfer = await insertTransfer(tx, {
    facility,
    fromRegion,
    toRegion,
    ...facts,
    reason,
    byName: byName(officer),
    atMs: clock.nowMs(),
  });
  if (transfer === undefined) throw new Problem("conflict");
  return { transfer };
}
