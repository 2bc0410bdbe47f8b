import type { Body, CallerKind, Endpoint, Params, Query, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { FastifyReply, FastifyRequest } from "fastify";
import Compile from "typebox/compile";
import { networkOf } from "./network.ts";
import type { Caller, Callers, Server, SessionKind } from "./server.ts";

/** The caller as the party's own function for each admitted kind recognises them. */
export type CallerOf<C extends Callers, E extends Endpoint> = {
  [Kind in E["callers"][number]]: Kind extends keyof C
    ? C[Kind] extends (request: FastifyRequest) => infer R
      ? Exclude<Awaited<R>, undefined>
      : { readonly kind: Kind }
    : { readonly kind: Kind };
}[E["callers"][number]];

export interface Input<E extends Endpoint, C extends Callers = Callers> {
  params: Params<E>;
  query: Query<E>;
  body: Body<E>;
  caller: CallerOf<C, E>;
  session: Session;
  /** When the request arrived, before any queue; Unix milliseconds. */
  receivedAtMs: number;
  requestId: string;
  /** Where the request came from, as coarsely as limits need it; a use case never sees an address. */
  network: string;
}

export type Handler<E extends Endpoint, C extends Callers = Callers> = (
  input: Input<E, C>,
) => Reply<E> | Promise<Reply<E>>;

/** Serves an endpoint: admits its callers, checks what they send, answers what the handler returns. */
export function bind<const E extends Endpoint, C extends Callers>(
  server: Server<C>,
  endpoint: E,
  handler: Handler<E, C>,
): void {
  const { options, cookieName, endpoints } = server.kipass;
  if (endpoints.some(({ name }) => name === endpoint.name)) throw new Error(`${endpoint.name} is bound twice`);
  endpoints.push(endpoint);
  const conform = options.validateResponses ? conformance(endpoint) : (reply: unknown) => reply;
  const handle = (request: FastifyRequest, reply: FastifyReply) =>
    handler({
      params: request.params,
      query: request.query,
      body: request.body,
      caller: request.caller,
      session: new Session(reply, cookieName),
      receivedAtMs: request.receivedAtMs,
      requestId: request.id,
      get network() {
        return networkOf(request.ip);
      },
    } as Input<E, C>);
  const { rate } = endpoint;
  // The plugins are registered by then, whose hooks see only routes that come after them.
  server.after(() => {
    server.route({
      method: endpoint.method,
      url: endpoint.path,
      config: { endpoint, ...(rate ? { rateLimit: { max: rate.max, timeWindow: rate.windowSeconds * 1000 } } : {}) },
      ...(endpoint.bodyLimitBytes ? { bodyLimit: endpoint.bodyLimitBytes } : {}),
      schema: {
        params: endpoint.params ?? NOTHING,
        querystring: endpoint.query ?? NOTHING,
        ...(endpoint.request ? { body: endpoint.request } : {}),
        response: { 200: endpoint.response },
      },
      preParsing: admission(endpoint.callers, options.callers),
      handler: options.validateResponses ? async (request, reply) => conform(await handle(request, reply)) : handle,
    });
  });
}

declare module "fastify" {
  interface FastifyContextConfig {
    endpoint?: Endpoint;
  }
}

const NOTHING = { type: "object", additionalProperties: false };

type Admit = (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error?: Error) => void) => void;

/** Before the body is read: a stranger's megabytes are not parsed. */
function admission(admitted: readonly CallerKind[], callers: Callers): Admit {
  const openKind = admitted.find((kind) => kind === "anyone" || kind === "order");
  if (admitted.length === 1 && openKind) {
    const caller: Caller = Object.freeze({ kind: openKind });
    return (request, _reply, _payload, done) => {
      request.caller = caller;
      done();
    };
  }
  return (request, _reply, _payload, done) => {
    recognise(request, admitted, callers).then((caller) => {
      request.caller = caller;
      done();
    }, done);
  };
}

/** @throws Problem `forbidden` for a known caller of another kind, `not-logged-in` for nobody */
async function recognise(request: FastifyRequest, admitted: readonly CallerKind[], callers: Callers): Promise<Caller> {
  for (const kind of admitted) {
    const caller = kind === "anyone" || kind === "order" ? undefined : await callers[kind]?.(request);
    if (caller) return caller;
  }
  const openKind = admitted.find((kind) => kind === "anyone" || kind === "order");
  if (openKind) return { kind: openKind };
  for (const kind of Object.keys(callers) as SessionKind[]) {
    if (!admitted.includes(kind) && (await callers[kind]?.(request))) throw new Problem("forbidden");
  }
  throw new Problem("not-logged-in");
}

/** The party's session cookie on this reply. */
export class Session {
  readonly #reply: FastifyReply;
  readonly #cookieName: string;

  constructor(reply: FastifyReply, cookieName: string) {
    this.#reply = reply;
    this.#cookieName = cookieName;
  }

  set(token: string, maxAgeSeconds: number): void {
    this.#reply.setCookie(this.#cookieName, token, { ...COOKIE, maxAge: maxAgeSeconds });
  }

  clear(): void {
    this.#reply.setCookie(this.#cookieName, "", { ...COOKIE, maxAge: 0 });
  }
}

const COOKIE = { path: "/", secure: true, httpOnly: true, sameSite: "strict" } as const;

/** The fields of the problem tell a test where the reply strays; the log has why. */
function conformance(endpoint: Endpoint): (reply: unknown) => unknown {
  const validator = Compile(endpoint.response);
  return (reply) => {
    if (validator.Check(reply)) return reply;
    const faults = validator.Errors(reply).map(({ instancePath, message }) => ({ path: instancePath || "/", message }));
    const problem = new Problem("internal", { fields: faults.map(({ path }) => ({ path, code: "internal" })) });
    const words = faults.map(({ path, message }) => `${path} ${message}`).join("; ");
    problem.cause = new Error(`The reply of ${endpoint.name} does not match its schema: ${words}`);
    throw problem;
  };
}
