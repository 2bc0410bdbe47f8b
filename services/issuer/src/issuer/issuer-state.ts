import type { Certification, CertifiedIssuer } from "@kipass/protocol/certification";

/** What the ministry says of this issuer now. One it does not list is as good as suspended: no door would know its passes. */
export function issuerState({ issuers }: Certification, code: string): CertifiedIssuer["state"] {
  return issuers.find((issuer) => issuer.code === code)?.state ?? "suspended";
}
