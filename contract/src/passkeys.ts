import type { Static } from "typebox";
import { bytes, bytesUpTo, list, object, text } from "./schema.ts";

/** What a console and its service say to one another about passkeys (WebAuthn, ES256, with user verification). */

/** At most this long by WebAuthn's own rule. */
const passkeyId = bytesUpTo(1023);
const clientData = bytesUpTo(4096);
/** How the device that holds it is reached: 'internal', 'hybrid', 'usb' and the like. */
const transports = list(text(20), 10);
const knownPasskeys = list(object({ id: passkeyId, transports }), 20);

/** What to make a passkey for. `known` are the account's own: a device that holds one of them makes no second. */
export const passkeyCreation = object({
  challenge: bytes(32),
  rpId: text(253),
  rpName: text(60),
  userId: bytes(8),
  userName: text(60),
  displayName: text(60),
  known: knownPasskeys,
});

export const newPasskey = object({
  id: passkeyId,
  clientData,
  attestationObject: bytesUpTo(16_384),
  transports,
});

/** What to confirm a log-in with. The passkey signs not the challenge but `logInChallenge` of it. */
export const passkeyRequest = object({ challenge: bytes(32), rpId: text(253), known: knownPasskeys });

export const passkeyAssertion = object({
  id: passkeyId,
  authenticatorData: bytesUpTo(1024),
  clientData,
  signature: bytesUpTo(80),
});

export type PasskeyCreation = Static<typeof passkeyCreation>;
export type NewPasskey = Static<typeof newPasskey>;
export type PasskeyRequest = Static<typeof passkeyRequest>;
export type PasskeyAssertion = Static<typeof passkeyAssertion>;
