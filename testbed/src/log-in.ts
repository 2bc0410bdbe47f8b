/** Where the browser was sent back to, with what the provider said. */
export interface CameBack {
  code: string;
  state: string;
  issuer?: string;
  /** Instead of a code: the visitor did not want to. */
  error: string | undefined;
}

/** Goes through the local provider's pages as a browser would, choosing an account by its phone; a visitor's own cookies stay in `jar`. */
export async function goThroughLogIn(
  authorizationUrl: string,
  phone: string,
  jar: Map<string, string> = new Map(),
): Promise<CameBack> {
  const { origin } = new URL(authorizationUrl);
  let at = new URL(authorizationUrl);
  let body: URLSearchParams | undefined;
  for (let steps = 0; steps < 12; steps += 1) {
    const response = await fetch(at, {
      method: body ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(body ? { body } : {}),
    });
    await response.body?.cancel();
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = response.headers.get("location");
    if (next === null && !at.pathname.startsWith("/who/"))
      throw new Error(`the provider stopped with ${response.status}`);
    body = next === null ? new URLSearchParams({ account: phone }) : undefined;
    if (next !== null) at = new URL(next, at);
    if (at.origin !== origin) return cameBack(at.searchParams);
  }
  throw new Error("the provider goes round in circles");
}

function cameBack(answer: URLSearchParams): CameBack {
  const issuer = answer.get("iss");
  return {
    code: answer.get("code") ?? "",
    state: answer.get("state") ?? "",
    ...(issuer === null ? {} : { issuer }),
    error: answer.get("error") ?? undefined,
  };
}
