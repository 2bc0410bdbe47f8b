import type { Body, Endpoint, Params, Query, Reply } from "@kipass/contract/endpoint";
import { isProblemCode, Problem } from "@kipass/protocol/problem";

/** How to reach a party. In a browser the defaults suffice: same origin, the browser's own cookies. */
export interface Connection {
  readonly baseUrl: string;
  /** Sent as Origin by callers that are no browser and hold a session. */
  readonly origin?: string;
  readonly cookies?: CookieJar;
  readonly timeoutMs?: number;
  readonly language?: "ko" | "en";
}

/** The one session cookie of a caller that is no browser. */
export interface CookieJar {
  get(): string | undefined;
  set(cookie: string | undefined): void;
}

type Input<E extends Endpoint> = (Params<E> extends undefined ? unknown : { params: Params<E> }) &
  (Query<E> extends undefined ? unknown : { query: Query<E> }) &
  (Body<E> extends undefined ? unknown : { body: Body<E> });

/**
 * Calls one endpoint. Rejects with `Problem`: the party's own, or `unavailable` when no answer came in time.
 */
export async function call<E extends Endpoint>(at: Connection, endpoint: E, input: Input<E>): Promise<Reply<E>> {
  const { params, query, body } = input as {
    params?: Record<string, string>;
    query?: Record<string, string>;
    body?: unknown;
  };
  // AbortSignal.timeout is newer than the oldest browsers of the apps.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), at.timeoutMs ?? 15_000);
  try {
    const response = await send(
      at,
      endpoint.method,
      urlOf(at.baseUrl, endpoint.path, params, query),
      body,
      patience.signal,
    );
    keepCookie(at.cookies, response);
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as Reply<E>;
  } catch (fault) {
    throw fault instanceof Problem ? fault : new Problem("unavailable");
  } finally {
    clearTimeout(timer);
  }
}

function urlOf(
  base: string,
  path: string,
  params: Record<string, string> = {},
  query: Record<string, string> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams(query).toString();
  return base + filled + (search === "" ? "" : `?${search}`);
}

async function send(
  at: Connection,
  method: string,
  url: string,
  body: unknown,
  signal: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (at.language) headers["accept-language"] = at.language;
  if (at.origin) headers.origin = at.origin;
  const cookie = at.cookies?.get();
  if (cookie) headers.cookie = cookie;
  return await fetch(url, {
    method,
    headers,
    redirect: "error",
    signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

function keepCookie(jar: CookieJar | undefined, response: Response): void {
  if (!jar) return;
  for (const line of response.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    jar.set(/max-age=0|expires=thu, 01 jan 1970/i.test(line) ? undefined : pair);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => undefined)) as { code?: string; fields?: [] } | undefined;
  const code = body?.code;
  const retryAfter = Number(response.headers.get("retry-after"));
  return new Problem(
    code !== undefined && isProblemCode(code) ? code : response.status === 429 ? "rate-limited" : "unavailable",
    {
      ...(body?.fields ? { fields: body.fields } : {}),
      ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
    },
  );
}

export type Client<M extends Record<string, Endpoint>> = {
  readonly [K in keyof M]: (
    ...input: object extends Input<M[K]> ? [input?: Input<M[K]>] : [input: Input<M[K]>]
  ) => Promise<Reply<M[K]>>;
};

/** One function per endpoint, under the endpoint's own name. */
export function clientOf<M extends Record<string, Endpoint>>(at: Connection, endpoints: M): Client<M> {
  const calls = Object.entries(endpoints).map(([name, endpoint]) => [
    name,
    (input = {}) => call(at, endpoint, input as never),
  ]);
  return Object.fromEntries(calls) as Client<M>;
}

/** A cookie jar for one party, in memory. */
export function cookieJar(): CookieJar {
  let cookie: string | undefined;
  return {
    get: () => cookie,
    set: (next) => {
      cookie = next;
    },
  };
}
