import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { approvalsChallenge } from "@kipass/protocol/approval";
import { toBase64url, utf8 } from "@kipass/protocol/bytes";
import { orderHash } from "@kipass/protocol/order";
import { primitives } from "@kipass/web-kit/primitives.ts";
import { signRequest } from "./sign-request.ts";

describe("signRequest", () => {
  test("asks once, for the hashes of the bytes shown, with the passkey the officer signs with", async () => {
    const shown = ['{"v":1}', '{"v":1,"a":2}'].map(utf8);
    const passkey = { rpId: "console.test", known: [{ id: "aWQ", transports: ["internal"] }] };
    const asked: unknown[] = [];
    const touch = { id: "aWQ", authenticatorData: "", clientData: "", signature: "" };
    const signed = await signRequest(
      // What a server says beside the bytes does not count.
      shown.map((bytes) => ({ bytes: toBase64url(bytes), hash: "something else" })),
      passkey,
      async (request) => {
        asked.push(request);
        return touch;
      },
    );
    const hashes = shown.map((bytes) => orderHash(bytes, primitives));
    assert.deepEqual(asked, [{ ...passkey, challenge: approvalsChallenge(hashes, primitives) }]);
    assert.equal(signed, touch);
  });
});
