import type { Profile } from "../log-ins/presets.ts";
import { openProvider, type Provider, type ProviderConfig, type Returned, type Secrets } from "../log-ins/provider.ts";

/** The carriers' PASS app, or a certificate (공동인증서). */
export type ProofMethod = "pass" | "certificate";

/**
 * Somebody else's proof of who is there, instead of a code by SMS. This is the place of the production adapters: the PASS app and
 * certificates are reached through identity verification agencies (본인확인기관, 정보통신망법 제23조의3), each with a protocol under
 * its own contract. An adapter of one of them goes beside `openIdProofs` and is chosen in app.ts.
 */
export interface IdentityProofs {
  methods: readonly ProofMethod[];
  /** Where the visitor proves it, and what to check the answer against. */
  start(method: ProofMethod): Promise<{ authorizationUrl: string; secrets: Secrets }>;
  /** The proven name and phone, as they were said. @throws Problem log-in-expired, unavailable */
  finish(returned: Returned, secrets: Secrets): Promise<Profile>;
}

/** How a method is asked for (OpenID Connect Core §3.1.2.1). */
const ACR: Record<ProofMethod, string> = { pass: "urn:kipass:proof:pass", certificate: "urn:kipass:proof:certificate" };

/** The stand-in: a provider of OpenID Connect that is asked, each time anew, to verify in a certain way. */
export function openIdProofs(config: ProviderConfig, redirectUri: string): IdentityProofs {
  const provider: Provider = openProvider(config, redirectUri);
  return {
    methods: ["pass", "certificate"],
    start: (method) => provider.begin({ acr_values: ACR[method], prompt: "login" }),
    finish: (returned, secrets) => provider.complete(returned, secrets),
  };
}
