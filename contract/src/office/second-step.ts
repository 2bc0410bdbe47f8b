import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { newPasskey, passkeyAssertion, passkeyCreation, passkeyRequest } from "../passkeys.ts";
import { bytesUpTo, list, milliseconds, nothing, object, text } from "../schema.ts";
import { everyOfficer, nullable } from "./fields.ts";

/** After the password: a passkey, or a code of an authenticator app. Who has neither yet enrols one before anything else. */

const code = Type.String({ pattern: "^\\d{6}$", minLength: 6, maxLength: 6 });

/** What this officer can confirm the log-in with. */
export const startSecondStep = endpoint({
  name: "startSecondStep",
  method: "POST",
  path: "/v1/second-step",
  callers: ["office-newcomer"],
  request: nothing,
  response: object({ passkey: nullable(passkeyRequest), oneTimePassword: Type.Boolean() }),
  problems: ["session-ended"],
});

export const confirmWithPasskey = endpoint({
  name: "confirmWithPasskey",
  method: "POST",
  path: "/v1/second-step/passkey",
  callers: ["office-newcomer"],
  request: passkeyAssertion,
  response: nothing,
  problems: ["session-ended", "passkey-refused"],
  rate: { max: 30, windowSeconds: 60 },
});

export const confirmWithCode = endpoint({
  name: "confirmWithCode",
  method: "POST",
  path: "/v1/second-step/code",
  callers: ["office-newcomer"],
  request: object({ code }),
  response: nothing,
  problems: ["session-ended", "one-time-password-wrong", "login-locked"],
  rate: { max: 30, windowSeconds: 60 },
});

/** For the first passkey, before which the log-in is not complete, and for further ones. */
export const createPasskey = endpoint({
  name: "createPasskey",
  method: "POST",
  path: "/v1/passkeys/creation",
  callers: [...everyOfficer, "office-newcomer"],
  request: nothing,
  response: passkeyCreation,
  problems: ["session-ended", "second-step-needed"],
});

/** The first one completes the log-in. */
export const addPasskey = endpoint({
  name: "addPasskey",
  method: "POST",
  path: "/v1/passkeys",
  callers: [...everyOfficer, "office-newcomer"],
  request: newPasskey,
  response: nothing,
  problems: ["session-ended", "second-step-needed", "passkey-refused", "limit-reached", "conflict"],
  bodyLimitBytes: 65_536,
});

export const listPasskeys = endpoint({
  name: "listPasskeys",
  method: "GET",
  path: "/v1/passkeys",
  callers: everyOfficer,
  response: object({
    passkeys: list(
      object({ id: text(1400), synced: Type.Boolean(), madeAtMs: milliseconds, usedAtMs: nullable(milliseconds) }),
      20,
    ),
    oneTimePassword: Type.Boolean(),
  }),
  problems: ["session-ended"],
});

/** Not the last thing to log in with. */
export const removePasskey = endpoint({
  name: "removePasskey",
  method: "POST",
  path: "/v1/passkeys/removal",
  callers: everyOfficer,
  request: object({ id: bytesUpTo(1023) }),
  response: nothing,
  problems: ["session-ended", "conflict"],
});

/** A secret for an authenticator app; it counts once a code of it was seen. */
export const enrolOneTimePassword = endpoint({
  name: "enrolOneTimePassword",
  method: "POST",
  path: "/v1/one-time-passwords",
  callers: [...everyOfficer, "office-newcomer"],
  request: nothing,
  response: object({ uri: text(400), secret: text(80) }),
  problems: ["session-ended", "second-step-needed", "conflict"],
});

/** The first one completes the log-in. */
export const confirmOneTimePassword = endpoint({
  name: "confirmOneTimePassword",
  method: "POST",
  path: "/v1/one-time-passwords/confirmation",
  callers: [...everyOfficer, "office-newcomer"],
  request: object({ code }),
  response: nothing,
  problems: ["session-ended", "second-step-needed", "one-time-password-wrong", "login-locked"],
  rate: { max: 30, windowSeconds: 60 },
});
