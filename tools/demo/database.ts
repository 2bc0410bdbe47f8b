import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "@kipass/service-kit/free-port";
import { type Postgres, startPostgres } from "../postgres/server.ts";

export interface DemoDatabase {
  adminUrl: string;
  stop(): Promise<void>;
}

/** Runs the embedded PostgreSQL, and starts it again on the same port should it end by itself. */
export async function openDemoDatabase(dataDir: string, say: (sentence: string) => void): Promise<DemoDatabase> {
  const port = await freePort();
  let stopping = false;
  let server: Postgres;

  const launch = async () => {
    server = await startPostgres({ dataDir: join(dataDir, "postgres"), port, durable: true });
    void server.ended.then(restart);
  };
  const restart = async () => {
    if (stopping) return;
    say("PostgreSQL ended by itself; starting it again.");
    await wait(1000);
    if (!stopping) await launch().catch((fault: Error) => say(fault.message));
  };

  await launch();
  return {
    get adminUrl() {
      return server.adminUrl;
    },
    async stop() {
      stopping = true;
      await server.stop();
    },
  };
}
