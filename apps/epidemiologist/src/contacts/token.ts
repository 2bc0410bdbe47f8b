import { toBase64url } from "@kipass/protocol/bytes";
import { useRef } from "preact/hooks";

/** Names one press, so that it counts once however often it arrives. */
export const newToken = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/** The same token for the same words until they have certainly arrived: a second press after a lost answer is the first one again. */
export function useToken() {
  const last = useRef<{ token: string; words: string } | undefined>(undefined);
  return {
    of(body: unknown): string {
      const words = JSON.stringify(body);
      if (last.current?.words !== words) last.current = { token: newToken(), words };
      return last.current.token;
    },
    arrived() {
      last.current = undefined;
    },
  };
}
