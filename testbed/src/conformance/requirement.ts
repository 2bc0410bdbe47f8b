/** A running issuer as somebody outside sees it. */
export interface Subject {
  baseUrl: string;
  /** A visitor's session, `name=value`: without it what only a visitor can see is not checked. */
  cookie?: string | undefined;
  /** Returns when the subject's clock is in another 15-second slot. */
  nextSlot(): Promise<void>;
  nowSeconds(): number;
}

export interface Requirement {
  /** Of protocol/SPEC.md. */
  section: string;
  says: string;
  needsSession?: boolean;
  /** What is not as it says; undefined when all is. */
  fault(subject: Subject): Promise<string | undefined>;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Undefined when the body is no JSON. */
  body: Record<string, unknown> | undefined;
}

interface Asking {
  method?: "GET" | "POST";
  body?: unknown;
  session?: boolean;
  origin?: string;
}

export async function ask(
  { baseUrl, cookie }: Subject,
  path: string,
  { method = "GET", body, session = false, origin = baseUrl }: Asking = {},
): Promise<Answer> {
  const headers: Record<string, string> = { origin };
  if (session && cookie !== undefined) headers.cookie = cookie;
  if (method === "POST") headers["content-type"] = "application/json";
  const response = await fetch(baseUrl + path, {
    method,
    headers,
    signal: AbortSignal.timeout(15_000),
    ...(method === "POST" ? { body: typeof body === "string" ? body : JSON.stringify(body ?? {}) } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: jsonObject(text) };
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A problem as RFC 9457 and §19 want it, with this status and code. */
export function problemFault({ status, headers, body }: Answer, expected: number, code: string): string | undefined {
  if (status !== expected || body?.code !== code)
    return `answered ${status} ${body?.code ?? ""}, not ${expected} ${code}`;
  if (!headers.get("content-type")?.startsWith("application/problem+json"))
    return "a problem is not application/problem+json";
  return body.status === expected && typeof body.title === "string" ? undefined : "a problem has no status and title";
}
