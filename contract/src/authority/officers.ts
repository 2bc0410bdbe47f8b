import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { newPasskey, passkeyAssertion, passkeyCreation, passkeyRequest } from "../passkeys.ts";
import {
  bytes,
  bytesUpTo,
  list,
  loginId,
  milliseconds,
  nothing,
  object,
  oneOf,
  password,
  phoneCode,
  regionCode,
  text,
} from "../schema.ts";
import { everyRole, nullable, role } from "./fields.ts";

/** Officers, their log-in in two steps, and the passkeys they sign with. */

const officer = object({
  id: text(40),
  name: text(40),
  title: text(40),
  role,
  /** 00000 the nation, xx000 a 시도, else a 시군구: whose cases the officer works on. */
  region: regionCode,
  /** The passkey the officer signs with: its device's, certified by the ministry, pinned by every asked party. */
  key: oneOf("none", "waiting", "certified"),
  /** P-256 point, uncompressed. */
  publicKey: nullable(bytes(65)),
});

const passkeyList = object({
  passkeys: list(
    object({
      id: bytesUpTo(1023),
      transports: list(text(20), 10),
      /** Kept by its owner's provider too, so not bound to one device. */
      synced: Type.Boolean(),
      madeAtMs: milliseconds,
      usedAtMs: nullable(milliseconds),
      /** The one the officer signs with. */
      signs: Type.Boolean(),
    }),
    10,
  ),
  rpId: text(253),
  /** Whether codes of an authenticator app do for a log-in. */
  oneTimePassword: Type.Boolean(),
});

/**
 * The first step, by password. Until the second one the session is good for it alone, and for registering the first passkey of an
 * officer who has no second step yet.
 */
export const logIn = endpoint({
  name: "logIn",
  method: "POST",
  path: "/v1/sessions",
  callers: ["anyone"],
  request: object({ loginId, password }),
  response: object({ passkey: passkeyRequest, oneTimePassword: Type.Boolean() }),
  problems: ["login-failed", "login-locked"],
  rate: { max: 30, windowSeconds: 60 },
});

export const confirmWithPasskey = endpoint({
  name: "confirmWithPasskey",
  method: "POST",
  path: "/v1/sessions/passkey",
  callers: ["unconfirmed"],
  request: object({ passkey: passkeyAssertion }),
  response: object({ officer }),
  problems: ["session-ended", "passkey-refused"],
  rate: { max: 30, windowSeconds: 60 },
});

export const confirmWithCode = endpoint({
  name: "confirmWithCode",
  method: "POST",
  path: "/v1/sessions/code",
  callers: ["unconfirmed"],
  request: object({ code: phoneCode }),
  response: object({ officer }),
  problems: ["session-ended", "one-time-password-wrong", "login-locked"],
  rate: { max: 30, windowSeconds: 60 },
});

/** Somebody is there: the session lasts ten minutes from now, a working day at most. */
export const renewSession = endpoint({
  name: "renewSession",
  method: "POST",
  path: "/v1/sessions/renewal",
  callers: everyRole,
  request: nothing,
  response: nothing,
  problems: ["session-ended"],
});

export const logOut = endpoint({
  name: "logOut",
  method: "POST",
  path: "/v1/sessions/end",
  callers: everyRole,
  request: nothing,
  response: nothing,
  problems: [],
});

export const describeOfficer = endpoint({
  name: "describeOfficer",
  method: "GET",
  path: "/v1/me",
  callers: everyRole,
  response: object({
    officer,
    /** Away today; stands in for approvers of these regions. */
    absent: Type.Boolean(),
    deputyFor: list(regionCode, 300),
    nowMs: milliseconds,
  }),
  problems: ["session-ended"],
});

/** What to make a passkey for. Again an officer's first, before whom nobody has taken the second step, or another. */
export const beginPasskey = endpoint({
  name: "beginPasskey",
  method: "POST",
  path: "/v1/passkeys/creation",
  callers: ["unconfirmed", ...everyRole],
  request: nothing,
  response: object({ creation: passkeyCreation }),
  problems: ["session-ended", "second-step-needed"],
  rate: { max: 30, windowSeconds: 60 },
});

/** Keeps a passkey. It confirms no log-in yet: answering one shows that its device holds the key. */
export const addPasskey = endpoint({
  name: "addPasskey",
  method: "POST",
  path: "/v1/passkeys",
  callers: ["unconfirmed", ...everyRole],
  request: object({ passkey: newPasskey }),
  /** For confirming the log-in that is under way. */
  response: object({ passkey: passkeyRequest }),
  problems: ["session-ended", "second-step-needed", "passkey-refused", "limit-reached", "conflict"],
});

export const listPasskeys = endpoint({
  name: "listPasskeys",
  method: "GET",
  path: "/v1/passkeys",
  callers: everyRole,
  response: passkeyList,
  problems: ["session-ended"],
});

/** Never the last second step. Removing the one an officer signs with ends their signing, here at once. */
export const removePasskey = endpoint({
  name: "removePasskey",
  method: "POST",
  path: "/v1/passkeys/removal",
  callers: everyRole,
  request: object({ id: bytesUpTo(1023) }),
  response: passkeyList,
  problems: ["session-ended", "conflict"],
});

/** A secret for an authenticator app, shown once; a code of it makes it count. */
export const enrolOneTimePassword = endpoint({
  name: "enrolOneTimePassword",
  method: "POST",
  path: "/v1/one-time-password",
  callers: everyRole,
  request: nothing,
  response: object({ uri: text(300), secret: text(64) }),
  problems: ["session-ended", "conflict"],
});

export const confirmOneTimePassword = endpoint({
  name: "confirmOneTimePassword",
  method: "POST",
  path: "/v1/one-time-password/confirmation",
  callers: everyRole,
  request: object({ code: phoneCode }),
  response: nothing,
  problems: ["session-ended", "one-time-password-wrong", "login-locked"],
});

/** Not while it is the only second step. */
export const removeOneTimePassword = endpoint({
  name: "removeOneTimePassword",
  method: "POST",
  path: "/v1/one-time-password/removal",
  callers: everyRole,
  request: nothing,
  response: nothing,
  problems: ["session-ended", "conflict"],
});

/** Hands in the public half of a passkey that has confirmed a log-in; the ministry's certification makes it count. */
export const registerOfficerKey = endpoint({
  name: "registerOfficerKey",
  method: "POST",
  path: "/v1/officer-keys",
  callers: ["investigator", "approver"],
  request: object({ passkey: bytesUpTo(1023) }),
  response: object({ officer }),
  problems: ["session-ended", "passkey-refused", "conflict"],
});
