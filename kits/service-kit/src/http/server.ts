import { randomBytes } from "node:crypto";
import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import type { CallerKind, Endpoint } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { apiHeaders } from "./headers.ts";
import { clientErrorAnswer, renderProblem, toProblem } from "./problem-answer.ts";

/** Who is asking: the kind the endpoint admits, and whatever the party knows of them. */
export interface Caller {
  readonly kind: CallerKind;
}

/** Kinds that are recognised by their session. `anyone` has none, `order` speaks through the signed order in the body. */
export type SessionKind = Exclude<CallerKind, "anyone" | "order">;

type Recognise = (request: FastifyRequest) => Caller | undefined | Promise<Caller | undefined>;

/** How each kind of caller is recognised from a request; undefined means "not one of these". */
export type Callers = { readonly [Kind in SessionKind]?: Recognise };

/** What tests and measurements set otherwise than a service in use. */
export interface Trial {
  /** True: a reply that does not match its endpoint's schema is an internal error instead of being cut to shape. */
  validateResponses?: boolean;
  /** False lifts the per-address limits, because all come from one address. */
  limitRates?: boolean;
  /** False answers however late, because a busy machine is no overload. */
  shedLoad?: boolean;
}

/** How services are started in tests: strict in what they answer, patient with the machine. */
export const TRIAL: Trial = { validateResponses: true, limitRates: false, shedLoad: false };

export interface ServerOptions<C extends Callers = Callers> extends Trial {
  party: string;
  clock: Clock;
  log: Log;
  /** The party's own public origin, such as https://visit.example. */
  origin: string;
  callers: C;
  /** Names of endpoints that are never request-logged. They are also shed last when the process is overloaded. */
  quiet?: readonly string[];
  /** Hears of every answer of an endpoint, quiet ones too: it must not tell them apart in time (minute-counts.ts). */
  onAnswered?: ((endpoint: string, status: number) => void) | undefined;
  /** Whether the process can do its work now; /readyz answers with it. */
  ready?: () => boolean | Promise<boolean>;
  /** Proxies whose X-Forwarded-For is believed. */
  trustProxy?: string;
}

export interface Server<C extends Callers = Callers> extends FastifyInstance {
  readonly kipass: { readonly options: ServerOptions<C>; readonly cookieName: string; readonly endpoints: Endpoint[] };
}

declare module "fastify" {
  interface FastifyRequest {
    /** Arrival by the server's clock, stamped before anything else. */
    receivedAtMs: number;
    caller: Caller;
  }
}

const BODY_LIMIT_BYTES = 64 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;

/** An HTTP server that knows one party's callers and answers every refusal as a problem. Endpoints come with `bind`. */
export function createServer<const C extends Callers>(options: ServerOptions<C>): Server<C> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 72_000,
    forceCloseConnections: "idle",
    trustProxy: options.trustProxy ?? "loopback",
    genReqId: requestIds(),
    requestIdHeader: false,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
    clientErrorHandler: (_error, socket) => void (socket.writable && socket.end(clientErrorAnswer)),
    frameworkErrors: (error, request, reply) => renderProblem(toProblem(error), request, reply),
  });
  const cookieName = `__Host-kipass-${options.party}`;
  app.decorate("kipass", { options, cookieName, endpoints: [] });
  app.decorateRequest("receivedAtMs", 0);
  app.decorateRequest("caller", null as unknown as Caller);
  app.removeContentTypeParser("text/plain");
  stampAndGuard(app, options, cookieName);
  if (options.shedLoad !== false) shedLoad(app, new Set(options.quiet));
  app.register(cookie, { hook: false });
  if (options.limitRates !== false) limitRates(app);
  logRequests(app, options);
  answerProblems(app, options);
  answerProbes(app, options);
  return app as unknown as Server<C>;
}

/** What was bound so far. */
export function endpointsOf(server: Server): readonly Endpoint[] {
  return server.kipass.endpoints;
}

/** The text of the party's own session cookie; all others on the host are ignored. */
export function sessionToken(request: FastifyRequest): string | undefined {
  const header = request.headers.cookie;
  if (header === undefined) return undefined;
  const server = request.server as unknown as Server & {
    parseCookie(header: string): Record<string, string | undefined>;
  };
  return server.parseCookie(header)[server.kipass.cookieName];
}

function requestIds(): () => string {
  const process = randomBytes(6).toString("base64url");
  let count = 0;
  return () => `${process}-${(++count).toString(36)}`;
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

function stampAndGuard(app: FastifyInstance, { clock, origin }: ServerOptions, cookieName: string): void {
  const headers = Object.entries(apiHeaders(origin));
  app.addHook("onRequest", (request, reply, done) => {
    request.receivedAtMs = clock.nowMs();
    for (const [name, value] of headers) reply.header(name, value);
    done(isForeign(request, origin, cookieName) ? new Problem("wrong-origin") : undefined);
  });
}

/**
 * Browsers name the origin on every unsafe request. Without one it is a program, which must not ride on a session.
 */
function isForeign(request: FastifyRequest, origin: string, cookieName: string): boolean {
  if (SAFE_METHODS.has(request.method)) return false;
  const claimed = request.headers.origin;
  return claimed === undefined ? (request.headers.cookie?.includes(cookieName) ?? false) : claimed !== origin;
}

/** How late the event loop runs, on average over the last sample. */
const DELAY_SHED_MS = 200;
const DELAY_SHED_ALL_MS = 600;
/** The first samples still hold the work of starting. */
const STARTING_MS = 2_000;

/** Sheds in a stated order: first everything but the quiet endpoints, then those too; never the probes. */
function shedLoad(app: FastifyInstance, quiet: ReadonlySet<string>): void {
  let startedMs = Number.POSITIVE_INFINITY;
  app.addHook("onReady", (done) => {
    startedMs = performance.now() + STARTING_MS;
    done();
  });
  app.register(underPressure, {
    sampleInterval: 1_000,
    maxEventLoopDelay: DELAY_SHED_MS,
    pressureHandler(request, _reply, _type, delayMs) {
      const { endpoint } = request.routeOptions.config;
      if (endpoint === undefined || performance.now() < startedMs) return undefined;
      if (quiet.has(endpoint.name) && (delayMs ?? 0) < DELAY_SHED_ALL_MS) return undefined;
      return Promise.reject(new Problem("unavailable", { retryAfterSeconds: 1 + Math.floor(Math.random() * 4) }));
    },
  });
}

function limitRates(app: FastifyInstance): void {
  app.register(rateLimit, {
    global: false,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem("rate-limited", { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
}

function logRequests(app: FastifyInstance, { log, onAnswered, quiet = [] }: ServerOptions): void {
  const silent = new Set(quiet);
  app.addHook("onResponse", (request, reply, done) => {
    const { endpoint } = request.routeOptions.config;
    if (endpoint) onAnswered?.(endpoint.name, reply.statusCode);
    if (endpoint && !silent.has(endpoint.name)) {
      log.info({
        event: "request",
        endpoint: endpoint.name,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        requestId: request.id,
      });
    }
    done();
  });
}

function answerProblems(app: FastifyInstance, { log, quiet = [] }: ServerOptions): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    const facts = { endpoint: request.routeOptions.config.endpoint?.name, requestId: request.id, error };
    if (problem.code === "internal") log.error({ event: "internal-error", ...facts });
    else if (problem.cause !== undefined && !quiet.includes(facts.endpoint ?? ""))
      log.warn({ event: problem.code, ...facts });
    renderProblem(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) => renderProblem(new Problem("unknown-endpoint"), request, reply));
}

function answerProbes(app: FastifyInstance, { ready }: ServerOptions): void {
  app.get("/livez", () => ({ alive: true }));
  app.get("/readyz", async () => {
    if (ready && !(await ready())) throw new Problem("unavailable", { retryAfterSeconds: 1 });
    return { ready: true };
  });
}
