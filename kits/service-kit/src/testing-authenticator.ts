import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { NewPasskey, PasskeyAssertion, PasskeyCreation, PasskeyRequest } from "@kipass/contract/passkeys";
import { type Approval, approvalOf, approvalsChallenge } from "@kipass/protocol/approval";
import { fromBase64url } from "@kipass/protocol/bytes";
import { logInChallenge } from "@kipass/protocol/passkey";
import { assertionBytes } from "./passkeys.ts";
import { primitives } from "./primitives.ts";

/**
 * A device with one passkey, and the browser around it: for tests and programs without a screen. It writes the same bytes a real one
 * does, with a real P-256 key; `Flaws` make it write wrong ones.
 */
export interface TestAuthenticator {
  /** Credential id, base64url. */
  readonly id: string;
  /** P-256 point, uncompressed. */
  readonly publicKey: Buffer;
  register(creation: PasskeyCreation, flaws?: Flaws): NewPasskey;
  /** Answers a log-in as the page does: signs `logInChallenge`. */
  confirm(request: PasskeyRequest, flaws?: Flaws): PasskeyAssertion;
  /** One touch: a signature over a challenge, as given. */
  touch(challenge: Uint8Array, flaws?: Flaws): PasskeyAssertion;
  /** One touch over orders: what each of them carries as this officer's approval. */
  approve(officer: string, hashes: readonly Uint8Array[], flaws?: Flaws): Approval;
}

/** What is otherwise than it should be. */
export interface Flaws {
  type?: string;
  origin?: string;
  rpId?: string;
  crossOrigin?: boolean;
  isPresent?: boolean;
  isVerified?: boolean;
  challenge?: Uint8Array;
  signCount?: number;
  /** Changes what was about to be signed. */
  clientData?: (json: string) => string;
}

export interface TestAuthenticatorOptions {
  origin: string;
  /** The host of `origin` unless told otherwise. */
  rpId?: string;
  /** Keeps its key in the owner's cloud. */
  isSynced?: boolean;
}

const [USER_PRESENT, USER_VERIFIED, MAY_BE_SYNCED, IS_SYNCED, HAS_KEY] = [1, 4, 8, 16, 64] as const;

export function createTestAuthenticator(options: TestAuthenticatorOptions): TestAuthenticator {
  const { origin, rpId = new URL(origin).hostname, isSynced = false } = options;
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" }) as { x: string; y: string };
  const [xBytes, yBytes] = [Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
  const credentialId = randomBytes(32);
  const id = credentialId.toString("base64url");
  let signCount = 0;

  const authenticatorData = (flaws: Flaws, attested = Buffer.alloc(0)) => {
    signCount += isSynced ? 0 : 1;
    const flags =
      (flaws.isPresent === false ? 0 : USER_PRESENT) |
      (flaws.isVerified === false ? 0 : USER_VERIFIED) |
      (isSynced ? MAY_BE_SYNCED | IS_SYNCED : 0) |
      (attested.length > 0 ? HAS_KEY : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(flaws.signCount ?? signCount);
    return Buffer.concat([sha256(flaws.rpId ?? rpId), Buffer.of(flags), count, attested]);
  };
  const clientData = (type: string, challenge: Uint8Array, flaws: Flaws) => {
    const json = JSON.stringify({
      type: flaws.type ?? type,
      challenge: Buffer.from(flaws.challenge ?? challenge).toString("base64url"),
      origin: flaws.origin ?? origin,
      crossOrigin: flaws.crossOrigin ?? false,
    });
    return Buffer.from(flaws.clientData?.(json) ?? json);
  };

  const authenticator: TestAuthenticator = {
    id,
    publicKey: Buffer.concat([Buffer.of(4), xBytes, yBytes]),

    register({ challenge }, flaws = {}) {
      const coseKey = Buffer.concat([
        Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01),
        Buffer.concat([Buffer.of(0x21, 0x58, 0x20), xBytes, Buffer.of(0x22, 0x58, 0x20), yBytes]),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, credentialId.length), credentialId, coseKey]);
      return {
        id,
        clientData: clientData("webauthn.create", bytesOf(challenge), flaws).toString("base64url"),
        attestationObject: attestation(authenticatorData(flaws, attested)).toString("base64url"),
        transports: ["internal"],
      };
    },

    confirm: ({ challenge }, flaws) => authenticator.touch(logInChallenge(bytesOf(challenge), primitives), flaws),

    touch(challenge, flaws = {}) {
      const data = authenticatorData(flaws);
      const client = clientData("webauthn.get", challenge, flaws);
      return {
        id,
        authenticatorData: data.toString("base64url"),
        clientData: client.toString("base64url"),
        signature: sign("sha256", Buffer.concat([data, sha256(client)]), privateKey).toString("base64url"),
      };
    },

    approve: (officer, hashes, flaws) =>
      approvalOf(officer, hashes, assertionBytes(authenticator.touch(approvalsChallenge(hashes, primitives), flaws))),
  };
  return authenticator;
}

/** {"fmt": "none", "attStmt": {}, "authData": data} in CBOR. */
function attestation(data: Buffer): Buffer {
  const length = Buffer.of(0x59, data.length >> 8, data.length & 0xff);
  const text = (value: string) => Buffer.concat([Buffer.of(0x60 + value.length), Buffer.from(value)]);
  return Buffer.concat([
    Buffer.of(0xa3),
    Buffer.concat([text("fmt"), text("none"), text("attStmt"), Buffer.of(0xa0), text("authData"), length, data]),
  ]);
}

function sha256(data: Uint8Array | string): Buffer {
  return createHash("sha256").update(data).digest();
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  if (!bytes) throw new Error("A challenge is base64url.");
  return bytes;
}
