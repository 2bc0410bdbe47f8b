import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { bytes, count, day, identifier, idParam, list, nothing, object, text } from "../schema.ts";

/** Keeps the public half of a key this session's device has made, so that what it keeps without a network is known as its own. */
export const registerTerminal = endpoint({
  name: "registerTerminal",
  method: "POST",
  path: "/v1/terminals",
  callers: ["manager", "staff"],
  request: object({ publicKey: bytes(32) }),
  response: nothing,
  problems: ["session-ended", "conflict"],
});

/** A code of 8 characters that lets one terminal work at a door without a password: once, within ten minutes, in five tries. */
export const createPairingCode = endpoint({
  name: "createPairingCode",
  method: "POST",
  path: "/v1/pairing-codes",
  callers: ["manager"],
  request: object({ staff: identifier }),
  response: object({ code: text(8, 8), expiresInSeconds: count }),
  problems: ["session-ended", "staff-not-found"],
  rate: { max: 60, windowSeconds: 60 },
});

/** Devices that are logged in or were paired, without those revoked. */
export const listTerminals = endpoint({
  name: "listTerminals",
  method: "GET",
  path: "/v1/terminals",
  callers: ["manager"],
  response: object({
    terminals: list(
      object({
        id: identifier,
        name: text(40),
        door: Type.Integer({ minimum: 0, maximum: 65_535 }),
        paired: Type.Boolean(),
        lastUsedOn: day,
        isSelf: Type.Boolean(),
      }),
      1000,
    ),
  }),
  problems: ["session-ended"],
});

/** Ends a device's session in every process within 5 seconds; what it still holds may be sent later, and is flagged. */
export const revokeTerminal = endpoint({
  name: "revokeTerminal",
  method: "POST",
  path: "/v1/terminals/:terminal/revocation",
  callers: ["manager"],
  params: object({ terminal: idParam }),
  request: nothing,
  response: nothing,
  problems: ["session-ended", "terminal-not-found"],
});
