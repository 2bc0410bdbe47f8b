import { randomBytes } from "node:crypto";
import type { RegistryUnderTest } from "./testing.ts";
import type { Outside } from "./testing-outside.ts";

/** A caller of the registry with the one cookie it was given. */
export interface Terminal {
  // biome-ignore lint/suspicious/noExplicitAny: the answer of any endpoint, or a problem
  send(method: "GET" | "POST", path: string, body?: unknown): Promise<{ status: number; body: any }>;
  /** Shows digits; the outcome, or the problem's code. */
  scan(pass: string, options?: { attempt?: string; direction?: "in" | "out" }): Promise<string>;
  /** The same session at another process. */
  at(url: string): Terminal;
  /** The code of the problem a change met, or "" when it was done. */
  code(path: string, body?: unknown): Promise<string>;
  cookie(): string | undefined;
}

export function terminal({ url, origin }: { url: string; origin: string }, cookie: { text?: string } = {}): Terminal {
  const send: Terminal["send"] = async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        origin,
        ...(cookie.text === undefined ? {} : { cookie: cookie.text }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie()[0]?.split(";")[0];
    if (set !== undefined) cookie.text = set;
    return { status: response.status, body: await response.json() };
  };
  return {
    send,
    async scan(pass, { attempt = newAttempt(), direction = "in" } = {}) {
      const { body } = await send("POST", "/v1/visits", {
        pass,
        direction,
        channel: "camera",
        clientAtMs: 0,
        clockOffsetMs: 0,
        idempotencyKey: attempt,
      });
      return body.outcome ?? body.code;
    },
    async code(path, body = {}) {
      return (await send("POST", path, body)).body.code ?? "";
    },
    cookie: () => cookie.text,
    at: (otherUrl) => terminal({ url: otherUrl, origin }, cookie),
  };
}

export const newAttempt = (): string => randomBytes(16).toString("base64url");

export const GOOD_PASSWORD = "daon-2026-maru";

/** A form that is right; a different place each time. */
export function signUpForm(facts: object = {}) {
  const unique = randomBytes(5).toString("hex");
  return {
    terms: { service: true, collection: true },
    name: "가온 헌팅포차",
    businessNumber: "123-45-67891" as string | null,
    representative: "한대표",
    telephone: "02-555-0142",
    sector: "hunting-pocha",
    sectorDetail: null,
    region: "11680",
    address: `서울특별시 강남구 테헤란로 ${unique}`,
    addressDetail: "",
    managerPhone: `0105${String(randomBytes(4).readUInt32BE() % 10_000_000).padStart(7, "0")}`,
    code: "",
    loginId: unique,
    password: GOOD_PASSWORD,
    ...facts,
  };
}

/** Signs a facility up and returns its manager's terminal. */
export async function signUp(
  registry: Pick<RegistryUnderTest, "url" | "origin">,
  outside: Outside,
  facts: object = {},
) {
  const form = signUpForm(facts);
  const manager = terminal(registry);
  await manager.send("POST", "/v1/phone-codes", { phone: form.managerPhone, purpose: "sign-up" });
  const { status, body } = await manager.send("POST", "/v1/facilities", {
    ...form,
    code: outside.codeFor(form.managerPhone),
  });
  return { manager, form, status, body, facility: body.facility?.id as number };
}
