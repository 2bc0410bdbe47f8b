import { connect, createServer, type Socket } from "node:net";

/** A mobile network between a browser and a server, as Lighthouse's slow 4G: 150 ms there and back, 1.6 Mb/s down. */
const SLOW_4G = { roundTripMs: 150, downBytesPerMs: 200, upBytesPerMs: 94 };

export interface SlowNetwork {
  /** What stands in for the server. */
  port: number;
  close(): void;
}

/**
 * Delays every byte on its way, through a service worker as from a page. A connection costs its own round trip first; all
 * share the bandwidth. Encryption, which would cost one more, is not played.
 */
export async function openSlowNetwork(port: number, toPort: () => number, network = SLOW_4G): Promise<SlowNetwork> {
  const sockets = new Set<Socket>();
  const down = line(network.roundTripMs / 2, network.downBytesPerMs);
  const up = line(network.roundTripMs / 2, network.upBytesPerMs);
  const server = createServer((near) => {
    const far = connect(toPort(), "127.0.0.1");
    const openedAt = performance.now() + network.roundTripMs;
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
    }
    near.on("data", (bytes: Buffer) => up(bytes, far, openedAt)).on("end", () => far.end());
    far.on("data", (bytes: Buffer) => down(bytes, near, openedAt)).on("close", () => setTimeout(() => near.end(), 500));
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** One direction: bytes wait for those before them, then travel. */
function line(latencyMs: number, bytesPerMs: number) {
  let freeAt = 0;
  return (bytes: Buffer, to: Socket, notBefore: number) => {
    const now = performance.now();
    // In packets, because a browser reads the first ones while the last are still on their way.
    for (let at = 0; at < bytes.length; at += PACKET) {
      const packet = bytes.subarray(at, at + PACKET);
      freeAt = Math.max(now, freeAt, notBefore - latencyMs) + packet.length / bytesPerMs;
      setTimeout(() => to.writable && to.write(packet), freeAt + latencyMs - now);
    }
  };
}

const PACKET = 1_400;
