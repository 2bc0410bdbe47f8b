import { createServer } from "node:net";

/** Below what systems give out by themselves to whoever connects. Programs run side by side, so each begins to look elsewhere. */
const FIRST_PORT = 10_000;
const LAST_PORT = 29_999;
let nextPort = FIRST_PORT + ((process.pid * 50) % (LAST_PORT - FIRST_PORT));

/** A port on 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    nextPort = nextPort === LAST_PORT ? FIRST_PORT : nextPort + 1;
    // Another caller may move on while this one looks.
    const port = nextPort;
    if (await canListen(port)) return port;
  }
}

async function canListen(port: number): Promise<boolean> {
  const probe = createServer();
  const listens = await new Promise<boolean>((settled) => {
    probe.once("error", () => settled(false));
    probe.listen(port, "127.0.0.1", () => settled(true));
  });
  if (listens) await new Promise((closed) => probe.close(closed));
  return listens;
}
