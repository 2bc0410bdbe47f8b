import type { Clock } from "@kipass/service-kit/clock";
import { serveApp } from "@kipass/service-kit/http/serve-app";
import { createServer } from "@kipass/service-kit/http/server";
import { createLog } from "@kipass/service-kit/log";
import { builtApp } from "./app-builds.ts";
import type { Demo } from "./demo/demo-file.ts";
import { type Published, relayPublic } from "./public-relay.ts";

export interface Portal {
  url: string;
  /** The code in the newest message to a number. */
  codeFor(phone: string): string;
  /** From now on the page shows the addresses and log-ins. */
  show(demo: Demo): void;
  /** From now on the page at /verify can be checked by its readers. */
  publish(published: Published): void;
  close(): Promise<void>;
}

interface Message {
  to: string;
  from: string;
  text: string;
  atMs: number;
}

const messageSchema = {
  type: "object",
  additionalProperties: false,
  required: ["to", "from", "text", "atMs"],
  properties: {
    to: { type: "string", maxLength: 20 },
    from: { type: "string", maxLength: 16 },
    text: { type: "string", maxLength: 500 },
    atMs: { type: "integer", minimum: 0 },
  },
};

const keptMessages = 200;

/**
 * The demo's start page at / and, at /sms, the messages that would have gone to phones: in memory only, newest first, as a
 * page for browsers and as JSON for programs. Issuers hand messages in with POST /sms.
 */
export async function openPortal({ port, clock }: { port: number; clock: Clock }): Promise<Portal> {
  const log = createLog({ party: "demo", process: "portal", level: "error", destination: process.stderr });
  const origin = `http://localhost:${port}`;
  const server = createServer({ party: "demo", clock, log, origin, callers: {}, limitRates: false });
  const messages: Message[] = [];
  let shown: Demo | undefined;
  let published: Published | undefined;

  server.post("/sms", { schema: { body: messageSchema } }, (request, reply) => {
    messages.unshift(request.body as Message);
    messages.splice(keptMessages);
    return reply.code(204).send();
  });
  server.get("/v1/sms", () => messages);
  server.addHook("onRequest", async (request, reply) => {
    const forPrograms = !(request.headers.accept ?? "").includes("text/html");
    if (request.method === "GET" && request.url === "/sms" && forPrograms) return reply.send(messages);
  });
  relayPublic(server, () => published);
  serveApp(server, { dir: builtApp("site"), boot: () => ({ demo: shown, messages }) });
  await server.listen({ port, host: "127.0.0.1" });

  return {
    url: origin,
    codeFor: (phone) => codeIn(messages.find(({ to }) => to === phone)),
    show(demo) {
      shown = demo;
    },
    publish(now) {
      published = now;
    },
    close: () => server.close(),
  };
}

function codeIn(message: Message | undefined): string {
  const code = /\d{6}/.exec(message?.text ?? "")?.[0];
  if (code === undefined) throw new Error("No message with a code arrived at the message inbox.");
  return code;
}
