import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

export interface Listener {
  close(): Promise<void>;
}

const RECONNECT_MS = 500;

/** LISTENs on an own connection, made again whenever it is lost; what was notified in between is not told. */
export function listenForever(config: pg.ClientConfig, channel: string, notified: (payload: string) => void): Listener {
  const stopped = new AbortController();
  let client: pg.Client | undefined;
  const loop = async () => {
    while (!stopped.signal.aborted) {
      client = new pg.Client({ ...config, query_timeout: undefined });
      await listenUntilLost(client, channel, notified);
      await delay(RECONNECT_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  };
  const running = loop();
  return {
    async close() {
      stopped.abort();
      await client?.end().catch(() => {});
      await running;
    },
  };
}

async function listenUntilLost(client: pg.Client, channel: string, notified: (payload: string) => void): Promise<void> {
  const lost = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
  });
  client.on("notification", ({ payload }) => notified(payload ?? ""));
  try {
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    await lost;
  } catch {
    // Not reachable: the loop tries again.
  } finally {
    await client.end().catch(() => {});
  }
}
