import type { NewPasskey, PasskeyAssertion, PasskeyCreation, PasskeyRequest } from "@kipass/contract/passkeys";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { logInChallenge } from "@kipass/protocol/passkey";
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";
import { catalogue } from "./i18n.ts";
import { primitives } from "./primitives.ts";
import type { ProblemText } from "./problem-text.ts";

/** Why nothing came of it; `passkeyFailureText` puts it into words. */
export type PasskeyFault = "not-supported" | "cancelled" | "registered-already" | "wrong-address" | "failed";

export class PasskeyFailure extends Error {
  declare readonly fault: PasskeyFault;

  constructor(fault: PasskeyFault, cause?: unknown) {
    super(fault, { cause });
    this.name = "PasskeyFailure";
    this.fault = fault;
  }
}

const TIMEOUT_MS = 120_000;
const ES256 = -7;

/** Makes a passkey on a device of the user's choice. @throws PasskeyFailure */
export async function makePasskey(creation: PasskeyCreation): Promise<NewPasskey> {
  const made = await asked(() =>
    startRegistration({
      optionsJSON: {
        challenge: creation.challenge,
        rp: { id: creation.rpId, name: creation.rpName },
        user: { id: creation.userId, name: creation.userName, displayName: creation.displayName },
        pubKeyCredParams: [{ type: "public-key", alg: ES256 }],
        excludeCredentials: descriptors(creation.known),
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        attestation: "none",
        timeout: TIMEOUT_MS,
      },
    }),
  );
  const { clientDataJSON, attestationObject, transports = [] } = made.response;
  return { id: made.id, clientData: clientDataJSON, attestationObject, transports };
}

/** Confirms a log-in with one of the account's passkeys. @throws PasskeyFailure */
export function confirmWithPasskey(request: PasskeyRequest): Promise<PasskeyAssertion> {
  const challenge = fromBase64url(request.challenge);
  if (!challenge) throw new PasskeyFailure("failed");
  return signWithPasskey({ ...request, challenge: logInChallenge(challenge, primitives) });
}

/** One touch: a signature over 32 bytes that the page made itself. @throws PasskeyFailure */
export async function signWithPasskey(
  request: Pick<PasskeyRequest, "rpId" | "known"> & { challenge: Uint8Array },
): Promise<PasskeyAssertion> {
  const { id, response } = await asked(() =>
    startAuthentication({
      optionsJSON: {
        challenge: toBase64url(request.challenge),
        rpId: request.rpId,
        allowCredentials: descriptors(request.known),
        userVerification: "required",
        timeout: TIMEOUT_MS,
      },
    }),
  );
  const { authenticatorData, clientDataJSON, signature } = response;
  return { id, authenticatorData, clientData: clientDataJSON, signature };
}

function descriptors(known: PasskeyRequest["known"]) {
  return known.map(({ id, transports }) => ({
    id,
    type: "public-key" as const,
    transports: transports as AuthenticatorTransport[],
  }));
}

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  if (!browserSupportsWebAuthn()) throw new PasskeyFailure("not-supported");
  try {
    return await ask();
  } catch (error) {
    throw new PasskeyFailure(faultOf(error), error);
  }
}

/** Browsers say NotAllowedError for a cancelled question, one that ran out, and a device that is not there alike. */
function faultOf(error: unknown): PasskeyFault {
  const code = error instanceof WebAuthnError ? error.code : undefined;
  const name = error instanceof Error ? error.name : undefined;
  if (code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED" || name === "InvalidStateError") return "registered-already";
  if (code === "ERROR_INVALID_DOMAIN" || code === "ERROR_INVALID_RP_ID" || name === "SecurityError")
    return "wrong-address";
  if (name === "NotAllowedError" || name === "AbortError" || code === "ERROR_CEREMONY_ABORTED") return "cancelled";
  if (name === "NotSupportedError" || name === "ConstraintError" || code?.includes("_MISSING_")) return "not-supported";
  return "failed";
}

const t = catalogue(
  {
    "not-supported": "이 브라우저나 기기에서는 패스키를 쓸 수 없습니다.",
    "not-supported-next": "패스키를 지원하는 기기에서 다시 해 주세요.",
    cancelled: "패스키를 확인하지 않았습니다.",
    "cancelled-next": "다시 누르고, 기기가 묻는 지문이나 얼굴, PIN을 확인해 주세요.",
    "registered-already": "이 기기의 패스키는 이미 등록되어 있습니다.",
    "registered-already-next": "등록된 패스키로 로그인하거나 다른 기기를 써 주세요.",
    "wrong-address": "이 주소에서는 패스키를 쓸 수 없습니다.",
    "wrong-address-next": "주소창의 주소가 맞는지 확인해 주세요.",
    failed: "패스키를 확인하지 못했습니다.",
    "failed-next": "다시 하거나 다른 패스키를 써 주세요.",
  },
  {
    "not-supported": "This browser or device cannot use passkeys.",
    "not-supported-next": "Try again on a device that supports them.",
    cancelled: "The passkey was not confirmed.",
    "cancelled-next": "Press again and confirm with the fingerprint, face or PIN your device asks for.",
    "registered-already": "The passkey of this device is registered already.",
    "registered-already-next": "Log in with it, or use another device.",
    "wrong-address": "Passkeys cannot be used at this address.",
    "wrong-address-next": "Check the address in the address bar.",
    failed: "The passkey could not be confirmed.",
    "failed-next": "Try again, or use another passkey.",
  },
);

export function passkeyFailureText({ fault }: PasskeyFailure): ProblemText {
  return { title: t[fault], next: t[`${fault}-next`] };
}
