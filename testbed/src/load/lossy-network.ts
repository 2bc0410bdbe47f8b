import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/**
 * A network that takes requests and loses answers. `after-answer`: the server has done its work, and nobody hears of it. `after-request`:
 * the line is cut once the request has been passed on, so that nobody knows whether it arrived.
 */
export interface LossyNetwork {
  readonly url: string;
  /** Answers lost so far. */
  lost(): number;
  close(): Promise<void>;
}

export async function openLossyNetwork(target: string, cut: "after-answer" | "after-request"): Promise<LossyNetwork> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let lost = 0;
  const server = createServer((client) => {
    const line = connect(Number(port), hostname);
    const end = () => {
      client.destroy();
      line.destroy();
    };
    for (const socket of [client, line]) {
      sockets.add(socket);
      socket.on("error", end).on("close", () => {
        sockets.delete(socket);
        end();
      });
    }
    const lose = () => {
      lost += 1;
      // An end, not a reset: what was passed on arrives.
      client.destroy();
      line.end();
    };
    client.on("data", (bytes) => {
      line.write(bytes);
      if (cut === "after-request" && bytes.includes("}")) lose();
    });
    line.on("data", () => {
      if (cut === "after-answer") lose();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lost: () => lost,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
