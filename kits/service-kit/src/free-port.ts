import { createServer, type Server } from "node:net";

/** Below what systems give out by themselves to whoever connects. */
const FIRST_PORT = 10_000;
const BLOCKS = 400;
const BLOCK_PORTS = 50;

let ours: number[] = [];
let turn: Promise<unknown> = Promise.resolve();

/**
 * A port on 127.0.0.1 that nobody listens on at this moment, and that nobody else who asks here is given while this process lives: programs
 * run side by side, and between asking and listening seconds may pass.
 */
export function freePort(): Promise<number> {
  const port = turn.then(takePort);
  turn = port.catch(() => {});
  return port;
}

async function takePort(): Promise<number> {
  for (;;) {
    if (ours.length === 0) ours = await claimBlock();
    const port = ours.shift() as number;
    const probe = await listenOn(port);
    if (!probe) continue;
    await new Promise((closed) => probe.close(closed));
    return port;
  }
}

/** A block belongs to whoever listens on its first port. */
async function claimBlock(): Promise<number[]> {
  for (let tries = 0; tries < BLOCKS; tries += 1) {
    const first = FIRST_PORT + ((process.pid + tries) % BLOCKS) * BLOCK_PORTS;
    const claim = await listenOn(first);
    if (!claim) continue;
    claim.unref();
    return Array.from({ length: BLOCK_PORTS - 1 }, (_, nth) => first + 1 + nth);
  }
  throw new Error(`No ports are free from ${FIRST_PORT} to ${FIRST_PORT + BLOCKS * BLOCK_PORTS - 1}.`);
}

async function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((settled) => {
    server.once("error", () => settled(undefined));
    server.listen(port, "127.0.0.1", () => settled(server));
  });
}
