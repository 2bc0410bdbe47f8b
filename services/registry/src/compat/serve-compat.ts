import type { Endpoint } from "@kipass/contract/endpoint";
import * as calls from "@kipass/contract/registry/compat";
import { Problem, problems } from "@kipass/protocol/problem";
import { toProblem } from "@kipass/service-kit/http/problem-answer";
import type { Server } from "@kipass/service-kit/http/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FacilitySession, Sessions } from "../members/sessions.ts";
import type { FourWeeksCounter } from "../visits/count-four-weeks.ts";
import type { Counting } from "../visits/count-visits.ts";
import { type LoggingIn, login } from "./login.ts";
import { passCount2Week } from "./pass-count-2-week.ts";
import { passListTime } from "./pass-list-time.ts";
import { readBody } from "./read-body.ts";
import { refuseScan, type Verifying, verifySaveQR } from "./verify-save-qr.ts";

export interface Compat {
  sessions: Sessions;
  loggingIn: LoggingIn;
  verifying: Verifying;
  counting: Counting;
  fourWeeks: FourWeeksCounter;
}

/**
 * Serves the known facility protocol: four calls over the use cases of the contract, in a scope of their own. Programs read nothing but
 * status 200, so every refusal of the server, too, is answered here: overload, limits, a foreign page, a body that is no JSON.
 */
export function serveCompat(server: Server, { sessions, loggingIn, verifying, counting, fourWeeks }: Compat): void {
  const { log, quiet = [] } = server.kipass.options;

  server.register(async (scope) => {
    takeAnyBody(scope);
    scope.setErrorHandler(answering(refusal));
    scope.all(`${calls.COMPAT_BASE}/*`, () => refusal(new Problem("unknown-endpoint")));
    serve(scope, calls.login, async (request, reply) => {
      const { token, data } = await login(loggingIn, readBody(request.body, calls.login.request));
      reply.header("authorization", token);
      return { success: true, msg: "로그인했습니다.", data };
    });
    const refused = (problem: Problem) => refuseScan(problem, verifying.issuers());
    serve(scope, { ...calls.verifySaveQR, errorHandler: answering(refused) }, (request) => {
      const sent = readBody(request.body, calls.verifySaveQR.request);
      return verifySaveQR(verifying, { session: sessionOf(request), sent, receivedAtMs: request.receivedAtMs });
    });
    serve(scope, calls.passListTime, async (request) => {
      const sent = readBody(request.body, calls.passListTime.request);
      return counted(await passListTime(counting, sessionOf(request), sent));
    });
    serve(scope, calls.passCount2Week, async (request) => {
      const sent = readBody(request.body, calls.passCount2Week.request);
      return counted(await passCount2Week(fourWeeks, sessionOf(request), sent));
    });
  });

  /** @throws Problem not-logged-in, session-ended */
  function sessionOf(request: FastifyRequest): FacilitySession {
    const session = sessions.ofToken(request.headers.authorization ?? "");
    if (!session) throw new Problem("not-logged-in");
    return session;
  }

  function answering(answer: (problem: Problem) => object): Refuse {
    return (error, request, reply) => {
      const problem = toProblem(error);
      const endpoint = request.routeOptions.config.endpoint?.name;
      const facts = { endpoint, requestId: request.id, error };
      if (problem.code === "internal") log.error({ event: "internal-error", ...facts });
      else if (problem.cause !== undefined && !quiet.includes(endpoint ?? ""))
        log.warn({ event: problem.code, ...facts });
      reply.code(200).header("cache-control", "no-store").send(answer(problem));
    };
  }
}

type Refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
type Handle = (request: FastifyRequest, reply: FastifyReply) => Promise<object>;

/** `config.endpoint` is what load shedding, limits and the request log go by. */
function serve(
  scope: FastifyInstance,
  { errorHandler, ...endpoint }: Endpoint & { errorHandler?: Refuse },
  handler: Handle,
): void {
  const { rate } = endpoint;
  scope.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { endpoint, ...(rate ? { rateLimit: { max: rate.max, timeWindow: rate.windowSeconds * 1000 } } : {}) },
    ...(endpoint.bodyLimitBytes ? { bodyLimit: endpoint.bodyLimitBytes } : {}),
    ...(errorHandler ? { errorHandler } : {}),
    handler,
  });
}

/** JSON under whatever type a program declares, or under none. */
function takeAnyBody(scope: FastifyInstance): void {
  scope.addHook("onRequest", async (request) => {
    request.headers["content-type"] = "application/json";
  });
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

function counted(data: object): object {
  return { success: true, msg: "조회했습니다.", data };
}

function refusal({ code }: Problem): object {
  const { title, next } = problems[code].ko;
  return { success: false, msg: `${title} ${next}`, data: null };
}
