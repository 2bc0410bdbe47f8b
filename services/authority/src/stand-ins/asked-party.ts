import { randomBytes } from "node:crypto";
import type { Body, Endpoint } from "@kipass/contract/endpoint";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { type Certification, officersOf, orderKeysOf } from "@kipass/protocol/certification";
import { type AnswerKind, requestHash } from "@kipass/protocol/disclosure";
import { type OrderClaims, openOrder } from "@kipass/protocol/order";
import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import { sealAnswer } from "@kipass/service-kit/answer";
import { type Clock, nowSeconds } from "@kipass/service-kit/clock";
import { bind } from "@kipass/service-kit/http/bind";
import { createServer, TRIAL } from "@kipass/service-kit/http/server";
import { createLog } from "@kipass/service-kit/log";
import { requestBytes } from "@kipass/service-kit/order-desk";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";

/** A party outside, with the real endpoints, the real checks of orders and the real sealing; only its data are made up. */
export interface AskedParty {
  url: string;
  signingKey: string;
  /** What every request is answered with instead, while set. */
  refuseWith: ProblemCode | undefined;
  /** Bodies of every request so far, oldest first. */
  asked: { endpoint: string; body: { order: string } }[];
  /** Answers and refusals wait for this, while set. */
  hold: Promise<void> | undefined;
  /** Spoils the parts of answers, while set. */
  spoil: ((parts: string[]) => string[]) | undefined;
  close(): Promise<void>;
}

export interface AskedPartyOptions {
  party: string;
  clock: Clock;
  certification: () => Certification;
}

/** What one endpoint answers under an opened order. */
export interface Answering {
  endpoint: Endpoint & { request: object };
  kind?: AnswerKind;
  items: (claims: OrderClaims, body: { order: string }) => unknown[];
}

export async function startAskedParty(
  { party, clock, certification }: AskedPartyOptions,
  answers: readonly Answering[],
  plain: readonly { endpoint: Endpoint; reply: (claims: OrderClaims, body: { order: string }) => unknown }[] = [],
): Promise<AskedParty> {
  const seed = randomBytes(32);
  const log = createLog({ party, process: "stand-in", level: "silent" });
  const server = createServer({
    party,
    clock,
    log,
    origin: "https://stand-in.test",
    callers: {},
    ...TRIAL,
  });
  const opened = async ({ name }: Endpoint, body: { order: string }) => {
    asked.asked.push({ endpoint: name, body });
    await asked.hold;
    if (asked.refuseWith) throw new Problem(asked.refuseWith);
    const order = openOrder(body.order, {
      audience: party,
      nowSeconds: nowSeconds(clock),
      authorityKeys: (kid) => orderKeysOf(certification()).get(kid),
      officers: (id) => officersOf(certification()).get(id),
      site: certification().authority.console,
      safeNumberIssuer: certification().issuers.find(({ code }) => code === party)?.safeNumberIssuer,
      p: primitives,
    });
    if ("problem" in order) throw new Problem(order.problem);
    return order;
  };
  for (const { endpoint, kind, items } of answers) {
    bind(server, endpoint, async (input) => {
      const body = input.body as Body<typeof endpoint> & { order: string };
      const { claims, hash } = await opened(endpoint, body);
      const parts = await sealAnswer({
        items: items(claims, body),
        orderHash: hash,
        party,
        kind: kind ?? claims.kind,
        requestHash: requestHash(requestBytes(body), primitives),
        recipient: fromBase64url(claims.recipient) as Uint8Array,
        signingSeed: seed,
        maxPartBytes: 4_000,
      });
      return { parts: asked.spoil ? asked.spoil(parts) : parts };
    });
  }
  for (const { endpoint, reply } of plain) {
    bind(server, endpoint, async (input) => {
      const body = input.body as unknown as { order: string };
      return reply((await opened(endpoint, body)).claims, body);
    });
  }
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  const asked: AskedParty = {
    url,
    signingKey: toBase64url(ed25519PublicKey(seed)),
    refuseWith: undefined,
    hold: undefined,
    asked: [],
    spoil: undefined,
    close: async () => void (await server.close()),
  };
  return asked;
}
