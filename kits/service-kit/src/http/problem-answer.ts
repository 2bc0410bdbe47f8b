import { type FieldProblem, Problem, problems } from "@kipass/protocol/problem";
import type { FastifyReply, FastifyRequest, FastifySchemaValidationError } from "fastify";

/** Answers with a problem (RFC 9457). The only place that does. */
export function renderProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const language = preferredLanguage(request.headers["accept-language"]);
  const { status, [language]: words } = problems[problem.code];
  const retryAfterSeconds = problem.retryAfterSeconds ?? (status === 503 ? 1 : undefined);
  if (retryAfterSeconds !== undefined) reply.header("retry-after", retryAfterSeconds);
  reply
    .code(status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .header("content-language", language)
    .header("vary", "accept-language")
    .header("cache-control", "no-store")
    .serializer(JSON.stringify)
    .send({
      type: `https://kipass.invalid/problems/${problem.code}`,
      status,
      title: words.title,
      detail: words.next,
      code: problem.code,
      requestId: request.id,
      ...(problem.fields ? { fields: problem.fields } : {}),
    });
}

interface FrameworkError {
  statusCode?: number;
  code?: string;
  validation?: FastifySchemaValidationError[];
  validationContext?: string;
}

/** Every error as one of the closed list; what is not known is `internal` and says nothing more. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { statusCode = 500, code, validation, validationContext } = (error ?? {}) as FrameworkError;
  if (validation)
    return new Problem("malformed-request", { fields: validation.map((item) => fieldOf(item, validationContext)) });
  if (statusCode === 413 || code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Problem("too-large");
  if (statusCode >= 400 && statusCode < 500)
    return new Problem(statusCode === 404 ? "unknown-endpoint" : "malformed-request");
  return new Problem("internal");
}

/** Where the value was; never the value. */
function fieldOf(error: FastifySchemaValidationError, context = "body"): FieldProblem {
  const missing = error.keyword === "required" ? `/${String(error.params.missingProperty)}` : "";
  return {
    path: `${context === "body" ? "" : `/${context}`}${error.instancePath}${missing}`,
    code: "malformed-request",
  };
}

/** Korean unless English is asked for before it. */
function preferredLanguage(acceptLanguage: string | undefined): "ko" | "en" {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((range) => range.trim().slice(0, 2).toLowerCase())
    .find((tag) => tag === "ko" || tag === "en");
  return wanted === "en" ? "en" : "ko";
}

const clientErrorBody = JSON.stringify({
  type: "https://kipass.invalid/problems/malformed-request",
  status: 400,
  title: problems["malformed-request"].ko.title,
  detail: problems["malformed-request"].ko.next,
  code: "malformed-request",
});

/** For bytes that are not HTTP, before there is a request to answer. */
export const clientErrorAnswer = [
  "HTTP/1.1 400 Bad Request",
  "Content-Type: application/problem+json; charset=utf-8",
  `Content-Length: ${Buffer.byteLength(clientErrorBody)}`,
  "Connection: close",
  "",
  clientErrorBody,
].join("\r\n");
