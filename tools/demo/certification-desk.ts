import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Certification, CertifiedIssuer } from "@kipass/protocol/certification";
import { type Clock, nowSeconds } from "@kipass/service-kit/clock";
import { type CertificationBody, consoleAt, type Ministry, withIssuer, withOfficer } from "@kipass/testbed/ministry";
import { passKeyPeriods } from "@kipass/testbed/pass-key-periods";
import type { Party } from "../parties.ts";

/** What a party's public-keys command prints. */
export interface PublicKeys {
  signingKey: string;
  /** An issuer's. */
  passKeys?: { keyId: number; publicKey: string }[];
  /** The authority's. */
  orderKeys?: { kid: string; publicKey: string }[];
}

const dayS = 86_400;

/** Certifies every party as it describes itself. */
export async function certifyParties(
  ministry: Ministry,
  clock: Clock,
  parties: { party: Party; baseUrl: string; keys: PublicKeys }[],
): Promise<void> {
  await ministry.certify((now) => {
    let edition = now;
    for (const { party, baseUrl, keys } of parties) edition = withParty(edition, party, baseUrl, keys, clock);
    return edition;
  });
}

function withParty(
  edition: CertificationBody,
  party: Party,
  baseUrl: string,
  keys: PublicKeys,
  clock: Clock,
): CertificationBody {
  const { signingKey, passKeys = [], orderKeys = [] } = keys;
  if (party.service === "registry") return { ...edition, registry: { baseUrl, signingKey } };
  if (party.service === "authority")
    return { ...edition, authority: { baseUrl, signingKey, orderKeys, console: consoleAt(baseUrl) } };
  if (!party.certified) throw new Error(`${party.name} is no issuer.`);
  return admitted(edition, { code: party.name, ...party.certified, baseUrl, signingKey, passKeys }, clock);
}

/** An issuer as it describes itself to be admitted: the periods of its keys, and whether it is suspended, are the ministry's. */
export type IssuerApplication = Omit<CertifiedIssuer, "state" | "passKeys"> & Required<Pick<PublicKeys, "passKeys">>;

/** Adds an issuer, or takes over what has changed of it. A suspended one stays suspended. */
export function admitted(edition: CertificationBody, issuer: IssuerApplication, clock: Clock): CertificationBody {
  const before = edition.issuers.find(({ code }) => code === issuer.code);
  const passKeys = passKeyPeriods(before?.passKeys ?? [], issuer.passKeys, { now: nowSeconds(clock), leadSeconds });
  return withIssuer(edition, { ...issuer, state: before?.state ?? "active", passKeys });
}

/** Every party of the demo reads a new edition within seconds; a ministry would leave days. */
const leadSeconds = 60;

/**
 * Certifies the keys that officers made in their browsers. In production a person checks each key's fingerprint with its officer;
 * here every officer whom the demo appointed is believed. The authority leaves a request as `<officer>.json` {id, publicKey}.
 */
export async function certifyOfficers(
  ministry: Ministry,
  clock: Clock,
  folder: string,
  appointed: ReadonlySet<string>,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
    const request = readRequest(join(folder, name));
    if (request && appointed.has(request.id)) {
      const officer: Certification["officers"][number] = {
        id: request.id,
        publicKey: request.publicKey,
        ...keyPeriod(clock),
      };
      await ministry.certify((now) => withOfficer(now, officer));
    }
    rmSync(join(folder, name));
  }
}

/** From a day ago, so that no party's clock is too early, for a year. */
function keyPeriod(clock: Clock): { from: number; until: number } {
  const now = nowSeconds(clock);
  return { from: now - dayS, until: now + 366 * dayS };
}

function readRequest(file: string): { id: string; publicKey: string } | undefined {
  try {
    const { id, publicKey } = JSON.parse(readFileSync(file, "utf8"));
    return typeof id === "string" && typeof publicKey === "string" ? { id, publicKey } : undefined;
  } catch {
    return undefined;
  }
}
