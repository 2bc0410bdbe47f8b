import type { Certification } from "@kipass/protocol/certification";
import { signingKeyOf } from "@kipass/protocol/certification";
import { type IssuerClient, issuerClient } from "@kipass/sdk/issuer";
import { type RegistryClient, registryClient } from "@kipass/sdk/registry";

/** The parties that can be asked, where the certification says they are. */
export interface Parties {
  issuer(code: string): IssuerClient;
  registry(): RegistryClient;
  /** The key a party's answers are signed with. */
  keyOf(party: string): Uint8Array;
}

/** A disclosure of four weeks takes a while; past this the party counts as out of reach. */
const TIMEOUT_MS = 120_000;

export function certifiedParties(certification: () => Certification): Parties {
  return {
    issuer: (code) => issuerClient({ baseUrl: certifiedIssuer(certification(), code).baseUrl, timeoutMs: TIMEOUT_MS }),
    registry: () => registryClient({ baseUrl: certification().registry.baseUrl, timeoutMs: TIMEOUT_MS }),
    keyOf(party) {
      const key = signingKeyOf(certification(), party);
      if (!key) throw new Error(`${party} is not certified`);
      return key;
    },
  };
}

function certifiedIssuer({ issuers }: Certification, code: string) {
  const issuer = issuers.find((candidate) => candidate.code === code);
  if (!issuer) throw new Error(`${code} is not certified`);
  return issuer;
}
