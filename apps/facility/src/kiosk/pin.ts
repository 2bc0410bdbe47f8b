import { equal, fromBase64url, toBase64url, utf8 } from "@kipass/protocol/bytes";

/** Where the PIN is kept, as text: this device's small settings. */
interface Shelf {
  read(name: string): string | undefined;
  write(name: string, value: string): void;
}

/** The PIN that ends kiosk mode on this device. It keeps passers-by in the scanner and protects no data. */
export interface Pin {
  isSet(): boolean;
  set(pin: string): Promise<void>;
  /** `waitSeconds` instead of an answer after too many wrong ones: then nothing was compared. */
  check(pin: string): Promise<{ isRight: boolean } | { waitSeconds: number }>;
}

interface Parts {
  shelf: Shelf;
  nowMs?: () => number;
  random?: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

const SHORTEST_PIN = 4;
export const LONGEST_PIN = 6;

const ROUNDS = 200_000;
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const HASH = "kiosk.pin";
const TRIES = "kiosk.tries";

export function isPin(text: string): boolean {
  return new RegExp(`^\\d{${SHORTEST_PIN},${LONGEST_PIN}}$`).test(text);
}

/** Five tries, then a wait that doubles with each further wrong one up to a quarter of an hour. Closing the page ends no wait. */
export function openPin({ shelf, nowMs = Date.now, random = (bytes) => crypto.getRandomValues(bytes) }: Parts): Pin {
  return {
    isSet: () => kept() !== undefined,
    async set(pin) {
      if (!isPin(pin)) throw new RangeError("a PIN has 4 to 6 digits");
      const salt = random(new Uint8Array(16));
      shelf.write(HASH, `${toBase64url(salt)} ${toBase64url(await hash(pin, salt))}`);
      shelf.write(TRIES, "");
    },
    async check(pin) {
      const { wrong, untilMs } = tries();
      const waitMs = Math.min(untilMs - nowMs(), LONGEST_WAIT_MS);
      if (waitMs > 0) return { waitSeconds: Math.ceil(waitMs / 1000) };
      // Counted before it is compared: whoever reloads the page meanwhile has tried all the same.
      shelf.write(TRIES, `${wrong + 1} ${nowMs() + waitAfter(wrong + 1)}`);
      const known = kept();
      const isRight = known !== undefined && equal(await hash(pin, known.salt), known.hash);
      if (isRight) shelf.write(TRIES, "");
      return { isRight };
    },
  };

  function kept(): { salt: Uint8Array<ArrayBuffer>; hash: Uint8Array } | undefined {
    const [salt, hash] = (shelf.read(HASH) ?? "").split(" ").map(fromBase64url);
    return salt?.length === 16 && hash?.length === 32 ? { salt: Uint8Array.from(salt), hash } : undefined;
  }

  function tries(): { wrong: number; untilMs: number } {
    const [wrong = 0, untilMs = 0] = (shelf.read(TRIES) || "0 0").split(" ").map(Number);
    return { wrong, untilMs };
  }
}

function waitAfter(wrong: number): number {
  return wrong < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT_MS);
}

async function hash(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const secret = await crypto.subtle.importKey("raw", Uint8Array.from(utf8(pin)), "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, secret, 256),
  );
}
