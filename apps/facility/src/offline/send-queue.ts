import type { Body, Reply } from "@kipass/contract/endpoint";
import type { sendQueuedVisits as endpoint } from "@kipass/contract/registry";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { batchMessage } from "@kipass/protocol/queued-scan";
import { primitives } from "@kipass/web-kit/primitives.ts";
import type { DeviceKey } from "./device-key.ts";
import type { QueuedItem, Storage } from "./storage.ts";

export interface Sending {
  storage: Pick<Storage, "oldest" | "remove" | "count">;
  key: DeviceKey;
  send: (body: Body<typeof endpoint>) => Promise<Reply<typeof endpoint>>;
  /** How many are left, whenever it may have changed. */
  onCount: (unsent: number) => void;
  /** How many the registry could not use. */
  onRefused: (visits: number) => void;
}

export interface Sender {
  /** There may be a connection: tries now. */
  wake(): void;
  /** Something was kept while there is none. */
  later(): void;
  close(): void;
}

const BATCH = 500;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;

/** Sends what is kept until nothing is left, waiting longer each time it fails. With nothing to send it does nothing at all. */
export function createSender(sending: Sending): Sender {
  let waitMs = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay = false;
  let isClosed = false;

  async function run(): Promise<void> {
    if (underWay || isClosed) return;
    underWay = true;
    clearTimeout(timer);
    timer = undefined;
    try {
      while (!isClosed && (await sendSome(sending)));
      waitMs = FIRST_WAIT_MS;
    } catch {
      schedule();
      waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    } finally {
      underWay = false;
    }
  }

  function schedule(): void {
    if (!isClosed) timer ??= setTimeout(() => void run(), waitMs);
  }

  return {
    wake() {
      waitMs = FIRST_WAIT_MS;
      void run();
    },
    later: schedule,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** False when nothing is left. An item goes only once the registry has answered it. */
async function sendSome({ storage, key, send, onCount, onRefused }: Sending): Promise<boolean> {
  const items = await storage.oldest(BATCH);
  if (items.length === 0) return false;
  const { answers } = await send(await bodyOf(items, key));
  await storage.remove(items.slice(0, answers.length));
  const refused = answers.filter(({ answer }) => answer === "refused").length;
  if (refused > 0) onRefused(refused);
  onCount(await storage.count());
  return answers.length > 0;
}

async function bodyOf(items: QueuedItem[], key: DeviceKey): Promise<Body<typeof endpoint>> {
  const device = items[0]?.device as string;
  const message = batchMessage(fromBase64url(device) as Uint8Array, items, primitives);
  return {
    device,
    items: items.map(({ week, sealed }) => ({ week, sealed: toBase64url(sealed) })),
    signature: toBase64url(await key.sign(message)),
  };
}
