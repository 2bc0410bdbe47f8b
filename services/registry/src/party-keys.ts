import type { Vault } from "@kipass/service-kit/vault/vault";

/** Keys of the registry that outlive days, by their names in the vault; 32 bytes each. */
export const partyKeys = {
  /** Ed25519 seed: signs answers and log heads. */
  signing: "party-signing",
  /** Sessions of terminals. */
  session: "session",
  /** Seals names and numbers of managers. */
  contact: "contact",
  /** Seals files that show why a facility is exempt. */
  evidence: "evidence",
  /** Hashes what is typed as log-in id. */
  login: "login",
  /** Seals the secrets of officers' one-time passwords. */
  oneTimePassword: "one-time-password",
  /** Hashes phone codes. */
  phoneCode: "phone-code",
  /** Hashes pairing codes. */
  pairing: "pairing",
  /** Commits to requests in the public log. */
  commitment: "commitment",
} as const;

/** Makes those that do not exist yet. One that existed and is missing stops the opening of the vault instead. */
export async function createPartyKeys(vault: Vault): Promise<void> {
  for (const name of Object.values(partyKeys)) await vault.create(name);
}
