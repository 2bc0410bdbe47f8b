import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type GrantContext, type Interaction } from "oidc-provider";
import { LOOK, type LogInAccount, logInPage, lookFile } from "./log-in-page.ts";
import { memoryAdapter } from "./provider-memory.ts";

/** A company's app that lets its visitors log in here. */
export interface LogInClient {
  id: string;
  secret: string;
  name: { ko: string; en: string };
  /** The app's own origin. */
  origin: string;
}

export interface LogInProvider {
  url: string;
  close(): Promise<void>;
}

export interface LogInProviderOptions {
  /** 0 takes any. */
  port?: number;
  clients: LogInClient[];
  /** Asked anew at each log-in. */
  accounts: () => LogInAccount[];
}

/**
 * Stands in for the companies' own accounts, for the PASS app and for certificates: a real provider of OpenID Connect on this
 * computer, with a page to say who one is. Nobody here has a password, because nobody here is real.
 */
export async function openLogInProvider(options: LogInProviderOptions): Promise<LogInProvider> {
  const server = createServer();
  await new Promise<void>((listening, refused) => {
    server.once("error", refused);
    server.listen(options.port ?? 0, "127.0.0.1", listening);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, configuration(options));
  const serve = provider.callback();
  server.on("request", (request, response) => {
    if (request.url === "/readyz") return response.end();
    if (request.url === LOOK || request.url?.startsWith("/fonts/")) return lookFile(request.url, response);
    if (!request.url?.startsWith("/who/")) return serve(request, response);
    answer(provider, options, request, response).catch(() => response.writeHead(400).end());
  });
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function configuration({ clients, accounts }: LogInProviderOptions): object {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: clients.map(({ id, secret, origin }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [`${origin}/log-in`, `${origin}/verify/done`],
      token_endpoint_auth_method: "client_secret_post",
    })),
    adapter: memoryAdapter(),
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    cookies: { keys: [randomBytes(32).toString("hex")] },
    claims: {
      openid: ["sub", "acr"],
      profile: ["name", "birthdate"],
      phone: ["phone_number", "phone_number_verified"],
    },
    acrValues: ["urn:kipass:proof:pass", "urn:kipass:proof:certificate"],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/who/${uid}` },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 3600, IdToken: 300, Interaction: 600, Session: 86_400 },
    loadExistingGrant: grantEverything,
    findAccount: (_: unknown, phone: string) => {
      const account = accounts().find((one) => one.phone === phone);
      return account && { accountId: phone, claims: () => claimsOf(account) };
    },
  };
}

function claimsOf({ name, phone, birthDate }: LogInAccount) {
  return {
    sub: phone,
    name,
    phone_number: phone.startsWith("+") ? phone : `+82 ${phone.slice(1)}`,
    phone_number_verified: true,
    ...(birthDate === undefined ? {} : { birthdate: birthDate }),
  };
}

/** The company asks its own members: what they give is settled there, and not asked at each log-in. */
async function grantEverything({ oidc }: GrantContext): Promise<object> {
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope("openid profile phone");
  await grant.save();
  return grant;
}

/** The page that asks who is there, and what was answered on it. */
async function answer(
  provider: Provider,
  { clients, accounts }: LogInProviderOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response);
  const { params } = interaction;
  const client = clients.find(({ id }) => id === params.client_id);
  if (request.method !== "POST") {
    const english = (request.headers["accept-language"] ?? "").startsWith("en");
    const here = accounts().filter(({ client: of }) => of === undefined || of === client?.id);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
    response.end(logInPage({ client: client?.name, accounts: here, acr: params.acr_values, english }));
    return;
  }
  const chosen = new URLSearchParams((await request.toArray()).join("")).get("account");
  const known = accounts().some(({ phone }) => phone === chosen);
  await forgetOther(provider, interaction, chosen);
  await provider.interactionFinished(
    request,
    response,
    known
      ? { login: { accountId: chosen, ...(params.acr_values ? { acr: params.acr_values } : {}) } }
      : { error: "access_denied", error_description: "nobody was chosen" },
  );
}

/** Somebody else takes this browser: the log-in before is over, instead of being asked about. */
async function forgetOther(provider: Provider, interaction: Interaction, chosen: string | null): Promise<void> {
  const { session, exp } = interaction;
  if (!session || session.accountId === chosen) return;
  await (await provider.Session.findByUid(session.uid))?.destroy();
  interaction.session = undefined;
  await interaction.save(exp - Math.floor(Date.now() / 1000));
}
