import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface TestInbox {
  url: string;
  messages: { to: string; text: string; from: string }[];
  /** The gateway refuses the next so many messages. */
  refuse(count: number): void;
  close(): Promise<void>;
}

/** The telephone company: keeps what would have been sent. */
export async function openTestInbox(): Promise<TestInbox> {
  const messages: TestInbox["messages"] = [];
  let refusals = 0;
  const server = createServer(async (request, response) => {
    const message = JSON.parse(Buffer.concat(await request.toArray()).toString());
    if (refusals > 0) {
      refusals -= 1;
      response.writeHead(503).end();
      return;
    }
    messages.push(message);
    response.writeHead(204).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`,
    messages,
    refuse(count) {
      refusals = count;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
