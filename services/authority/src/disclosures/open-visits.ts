import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import type { Day } from "@kipass/protocol/day";
import { EPOCH_INFO, epochAad } from "@kipass/protocol/epoch";
import { parseHeader } from "@kipass/protocol/pass";
import { openVisit, type VisitContent, type VisitFlags } from "@kipass/protocol/visit";
import { hpkeOpen } from "@kipass/service-kit/hpke";
import { primitives } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { issuerOfKey } from "../cases/case-file.ts";
import type { Flag } from "../contacts/stays.ts";
import { visitKeyName } from "../keys/visit-keys.ts";
import type { Office } from "../office.ts";
import type { Visit } from "../store/case-data.ts";
import type { EpochItem, RegistryItem, VisitItem } from "./answer-items.ts";

const RESERVE = 1;

/**
 * Opens epochs with the week's working key, and with them the visits. A row whose epoch key is not there, or that is not what it
 * claims to be, is left out and counted in the log.
 */
export function openVisits(
  office: Pick<Office, "vault" | "certification" | "log">,
  items: readonly RegistryItem[],
): Visit[] {
  const issuerOf = issuerOfKey(office);
  const epochKeys = new Map<string, Buffer>();
  const visits: Visit[] = [];
  let unreadable = 0;
  for (const item of items) {
    if (item.type === "epoch") {
      const key = openEpoch(item, office.vault);
      if (key) epochKeys.set(epochName(item), key);
      continue;
    }
    const key = epochKeys.get(epochName(item));
    const content = key && openSealed(item, key);
    const visit = content && describe(content, item.conflict, issuerOf);
    if (visit) visits.push(visit);
    else unreadable++;
  }
  if (unreadable > 0) office.log.warn({ event: "visits-unreadable", count: unreadable });
  return visits;
}

function openEpoch(item: EpochItem, vault: Vault): Buffer | undefined {
  const name = visitKeyName(item.week, "working");
  const sealed = fromBase64url(item.working);
  const epoch = fromBase64url(item.epoch);
  if (!sealed || !epoch || !vault.has(name)) return undefined;
  const aad = epochAad({ day: item.day, epoch, week: item.week, custodian: "working" });
  return hpkeOpen(vault.key(name), sealed, { info: EPOCH_INFO, aad });
}

function openSealed(item: VisitItem, key: Uint8Array): VisitContent | undefined {
  const [tag, retry, place, epoch, sealed] = [item.tag, item.retry, item.place, item.epoch, item.sealed].map(
    fromBase64url,
  );
  if (!tag || !retry || !place || !epoch || !sealed) return undefined;
  return openVisit(sealed, { day: item.day, tag, retry, place, epoch, counter: item.counter }, key, primitives);
}

function describe(
  content: VisitContent,
  conflict: boolean,
  issuerOf: (keyId: number) => string | undefined,
): Visit | undefined {
  const header = parseHeader(content.headerBytes);
  const issuer = header && issuerOf(header.keyId);
  if (!header || issuer === undefined) return undefined;
  return {
    facility: content.facility,
    door: content.door,
    atMs: content.atMs,
    direction: content.direction,
    issuer,
    passId: toBase64url(header.id),
    header: toBase64url(content.headerBytes),
    flags: flagsOf({ ...content.flags, conflict: conflict || content.flags.conflict }, header.class === RESERVE),
  };
}

function flagsOf(flags: VisitFlags, reserve: boolean): Flag[] {
  const raised = Object.entries({ ...flags, reserve }) as [Flag, boolean][];
  return raised.filter(([, isRaised]) => isRaised).map(([flag]) => flag);
}

function epochName({ day, epoch }: { day: Day; epoch: string }): string {
  return `${day} ${epoch}`;
}
