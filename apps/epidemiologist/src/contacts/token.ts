import { toBase64url } from "@kipass/protocol/bytes";

/** Names one press, so that it counts once however often it arrives. */
export const newToken = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(16)));
