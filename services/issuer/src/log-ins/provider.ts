import { Problem } from "@kipass/protocol/problem";
import * as oauth from "openid-client";
import { type Preset, type Profile, type ProviderKind, presets } from "./presets.ts";

/** Who keeps the accounts that visitors log in with, and how we are known there. */
export interface ProviderConfig {
  kind: ProviderKind;
  clientId: string;
  clientSecret: string;
  /** The provider's issuer (OpenID Connect), or a stand-in for Naver's or Kakao's own address. */
  issuerUrl: string;
}

/** What a visit to the provider is checked against when it comes back. */
export interface Secrets {
  verifier: string;
  nonce: string;
  state: string;
}

export interface Returned {
  code: string;
  state: string;
  /** RFC 9207: who says so. */
  issuer?: string | undefined;
}

/** A provider of accounts: where to go, and who came back. */
export interface Provider {
  begin(more?: Record<string, string>): Promise<{ authorizationUrl: string; secrets: Secrets }>;
  /** @throws Problem log-in-expired when the answer does not belong to `secrets`; unavailable */
  complete(returned: Returned, secrets: Secrets): Promise<Profile>;
}

const PATIENCE_SECONDS = 5;

/**
 * Authorization code with PKCE; state, nonce, issuer and signatures are checked by openid-client. The provider is asked for
 * its facts when they are first needed, so that a service whose provider is down still starts and draws.
 */
export function openProvider(config: ProviderConfig, redirectUri: string): Provider {
  const preset = presets[config.kind];
  let known: Promise<oauth.Configuration> | undefined;
  const configuration = () => {
    known ??= configure(preset, config).catch((fault) => {
      known = undefined;
      throw unavailable(fault);
    });
    return known;
  };

  return {
    async begin(more = {}) {
      const verifier = oauth.randomPKCECodeVerifier();
      const secrets = { verifier, nonce: oauth.randomNonce(), state: oauth.randomState() };
      const url = oauth.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        state: secrets.state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...(preset.scope === undefined ? {} : { scope: preset.scope, nonce: secrets.nonce }),
        ...more,
      });
      return { authorizationUrl: url.href, secrets };
    },

    async complete({ code, state, issuer }, { verifier, nonce, state: expectedState }) {
      const provider = await configuration();
      const url = new URL(redirectUri);
      url.search = new URLSearchParams({ code, state, ...(issuer === undefined ? {} : { iss: issuer }) }).toString();
      const isOpenId = preset.scope !== undefined;
      try {
        const tokens = await oauth.authorizationCodeGrant(
          provider,
          url,
          {
            pkceCodeVerifier: verifier,
            expectedState,
            ...(isOpenId ? { expectedNonce: nonce, idTokenExpected: true } : {}),
          },
          // Naver wants the state once more here; others pass over it.
          { state },
        );
        return await preset.readProfile(provider, tokens, config.issuerUrl);
      } catch (fault) {
        throw isTheirFault(fault) ? unavailable(fault) : because(new Problem("log-in-expired"), fault);
      }
    },
  };
}

async function configure(preset: Preset, config: ProviderConfig): Promise<oauth.Configuration> {
  const { clientId, clientSecret, issuerUrl } = config;
  const client = oauth.ClientSecretPost(clientSecret);
  // Configuration takes http only for this computer itself.
  const insecure = issuerUrl.startsWith("http:") ? [oauth.allowInsecureRequests] : [];
  if (preset.scope !== undefined) {
    return oauth.discovery(new URL(issuerUrl), clientId, {}, client, { execute: insecure, timeout: PATIENCE_SECONDS });
  }
  const configuration = new oauth.Configuration(preset.metadata(issuerUrl), clientId, {}, client);
  configuration.timeout = PATIENCE_SECONDS;
  for (const step of insecure) step(configuration);
  return configuration;
}

/** Nobody answered, or with a fault of the server's own; everything else is about this log-in. */
function isTheirFault(fault: unknown): boolean {
  if (fault instanceof oauth.ResponseBodyError) return fault.status >= 500;
  if (fault instanceof oauth.ClientError) return fault.code === "OAUTH_TIMEOUT" || isTheirFault(fault.cause);
  return fault instanceof TypeError || (fault instanceof Response && fault.status >= 500);
}

function unavailable(fault: unknown): Problem {
  return because(new Problem("unavailable", { retryAfterSeconds: 5 }), fault);
}

/** The cause goes to the log by its name and code alone. */
function because(problem: Problem, cause: unknown): Problem {
  problem.cause = cause;
  return problem;
}
