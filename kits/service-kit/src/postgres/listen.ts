import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

export interface Listener {
  close(): Promise<void>;
}

const RECONNECT_MS = 500;
const END_MS = 1_000;

/** LISTENs on an own connection, made again whenever it is lost; what was notified in between is not told. */
export function listenForever(config: pg.ClientConfig, channel: string, notified: (payload: string) => void): Listener {
  const stopped = new AbortController();
  const loop = async () => {
    while (!stopped.signal.aborted) {
      const client = new pg.Client({ ...config, query_timeout: undefined });
      await listenUntilLost(client, channel, notified, stopped.signal);
      await delay(RECONNECT_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  };
  const running = loop();
  return {
    async close() {
      stopped.abort();
      await running;
    },
  };
}

async function listenUntilLost(
  client: pg.Client,
  channel: string,
  notified: (payload: string) => void,
  stopped: AbortSignal,
): Promise<void> {
  const lost = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
    stopped.addEventListener("abort", () => resolve());
  });
  client.on("notification", ({ payload }) => notified(payload ?? ""));
  try {
    // pg settles neither connect() nor end() of a client that was ended while connecting, so both only race.
    await Promise.race([client.connect().then(() => client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)), lost]);
    await lost;
  } catch {
    // Not reachable: the loop tries again.
  } finally {
    await Promise.race([client.end().catch(() => {}), delay(END_MS)]);
  }
}
