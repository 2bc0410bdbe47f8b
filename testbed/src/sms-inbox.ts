import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Sms {
  to: string;
  text: string;
  from: string;
  atMs: number;
}

export interface SmsInbox {
  readonly url: string;
  readonly messages: readonly Sms[];
  /** The six digits of the newest message to a number. */
  codeFor(phone: string): string;
  close(): Promise<void>;
}

/** Stands in for the mobile network: keeps what a gateway would have sent. */
export async function openSmsInbox(): Promise<SmsInbox> {
  const messages: Sms[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray();
    messages.push(JSON.parse(Buffer.concat(chunks).toString()) as Sms);
    response.writeHead(204).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`,
    messages,
    codeFor: (phone) => codeIn(messages.findLast((message) => message.to === phone)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function codeIn(message: Sms | undefined): string {
  const code = message && /\d{6}/.exec(message.text)?.[0];
  if (!code) throw new Error("no message with a code has arrived for this number");
  return code;
}
