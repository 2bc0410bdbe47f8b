import { randomBytes } from "node:crypto";
import { passText, signPass } from "@kipass/protocol/pass";
import { primitives } from "@kipass/service-kit/primitives";
import pg from "pg";
import { type Door, openDoor } from "./door.ts";

/** What the scan benchmark asks of its load process, which has nothing else to do: one message, one answer. */
export type LoadTask =
  | {
      task: "scan";
      target: Target;
      seconds: number;
      connections: number /** Scans offered a second; as many as go when absent. */;
      rate?: number;
    }
  | { task: "insert"; databaseUrl: string; seconds: number; connections: number };

export interface Target {
  /** Of one process each; connections are spread over them. */
  ports: number[];
  /** Cookies of as many terminals, taken in turn. */
  cookies: string[];
  origin: string;
  /** The issuer's signing seed, base64url, and what its passes carry. */
  seed: string;
  keyId: number;
}

export interface LoadAnswer {
  seconds: number;
  /** One for each that was done. */
  latenciesMs: number[];
}

process.on("message", async (task: LoadTask) => {
  process.send?.(task.task === "scan" ? await scan(task) : await insert(task));
});

/** Enough prepared requests for the fastest machine; signing them is not measured. */
const MOST_A_SECOND = 12_000;

async function scan({ target, seconds, connections, rate }: LoadTask & { task: "scan" }): Promise<LoadAnswer> {
  const requests = prepareRequests(target, Math.ceil(seconds * (rate ?? MOST_A_SECOND)));
  const doors = await Promise.all(
    Array.from({ length: connections }, (_, n) =>
      openDoor(target.ports[n % target.ports.length] as number, '"outcome":"recorded"'),
    ),
  );
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  let next = 0;

  async function keepScanning(door: Door): Promise<void> {
    while (performance.now() < end && next < requests.length) await time(door, performance.now());
  }

  /** By the timetable, whether or not earlier answers are in: what waits for a free door counts as waiting. */
  async function keepTo(scansASecond: number, door: Door): Promise<void> {
    while (next < requests.length) {
      const due = started + (next / scansASecond) * 1000;
      if (due >= end) return;
      const request = next;
      next += 1;
      const early = due - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      await door.send(requests[request] as Buffer);
      latencies.push(performance.now() - due);
    }
  }

  async function time(door: Door, from: number): Promise<void> {
    await door.send(requests[next++] as Buffer);
    latencies.push(performance.now() - from);
  }

  await Promise.all(doors.map((door) => (rate === undefined ? keepScanning(door) : keepTo(rate, door))));
  const took = (performance.now() - started) / 1000;
  for (const door of doors) door.close();
  return { seconds: took, latenciesMs: latencies };
}

/** Whole HTTP requests, each with a live pass of its own, which has to be shown within seconds. */
function prepareRequests({ cookies, origin, seed, keyId }: Target, count: number): Buffer[] {
  const issuedAt = Math.floor(Date.now() / 1000) + 3;
  const seedBytes = Buffer.from(seed, "base64url");
  return Array.from({ length: count }, (_, n) => {
    const bytes = signPass({ class: 0, keyId, issuedAt, id: randomBytes(16) }, seedBytes, primitives);
    const body = JSON.stringify({
      pass: passText(bytes),
      direction: "in",
      channel: "camera",
      clientAtMs: 1_600_000_000_000,
      clockOffsetMs: 0,
      idempotencyKey: randomBytes(16).toString("base64url"),
    });
    const head = `POST /v1/visits HTTP/1.1\r\nhost: 127.0.0.1\r\norigin: ${origin}\r\ncookie: ${cookies[n % cookies.length]}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    return Buffer.from(head + body);
  });
}

/** The yardstick: the same row, one at a time, each its own transaction, by a prepared statement. */
async function insert({ databaseUrl, seconds, connections }: LoadTask & { task: "insert" }): Promise<LoadAnswer> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  const latencies: number[] = [];
  const epoch = randomBytes(8);
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      for (let from = performance.now(); from < end; from = performance.now()) {
        const bytes = randomBytes(94);
        const values = [
          bytes.subarray(0, 16),
          bytes.subarray(16, 20),
          bytes.subarray(20, 36),
          epoch,
          latencies.length,
          bytes.subarray(36),
        ];
        await client.query({
          name: "insert",
          text: "INSERT INTO baseline (tag, retry, place, epoch, counter, sealed) VALUES ($1, $2, $3, $4, $5, $6)",
          values,
        });
        latencies.push(performance.now() - from);
      }
    }),
  );
  const took = (performance.now() - started) / 1000;
  for (const client of clients) await client.end();
  return { seconds: took, latenciesMs: latencies };
}
