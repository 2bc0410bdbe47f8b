import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, test } from "node:test";
import { openProvider, type Provider } from "./provider.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** Answers as Naver's and Kakao's documentation says they do, and remembers what it was asked. */
class Company {
  readonly server: Server;
  url = "";
  asked: { path: string; form: URLSearchParams; authorization: string | undefined }[] = [];
  account: object = {};
  status = 200;
  /** Of the authorization request that the token request belongs to. */
  nonce = "";
  idToken: Record<string, unknown> = {};

  constructor() {
    this.server = createServer(async (request, response) => {
      const form = new URLSearchParams((await request.toArray()).join(""));
      const path = new URL(request.url ?? "", "http://x").pathname;
      this.asked.push({ path, form, authorization: request.headers.authorization });
      const answer = this.#answer(path);
      response
        .writeHead(answer ? this.status : 404, { "content-type": "application/json" })
        .end(JSON.stringify(answer));
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(0, "127.0.0.1", listening));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  #answer(path: string): unknown {
    switch (path) {
      case "/oauth2.0/token":
        return { access_token: "naver-token", refresh_token: "r", token_type: "bearer", expires_in: "3600" };
      case "/v1/nid/me":
        return { resultcode: "00", message: "success", response: this.account };
      case "/.well-known/openid-configuration":
        return {
          issuer: this.url,
          authorization_endpoint: `${this.url}/oauth/authorize`,
          token_endpoint: `${this.url}/oauth/token`,
          jwks_uri: `${this.url}/jwks`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
        };
      case "/jwks":
        return { keys: [{ ...publicKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "k1" }] };
      case "/oauth/token":
        return { access_token: "kakao-token", token_type: "bearer", expires_in: 21_599, id_token: this.#signed() };
      case "/v2/user/me":
        return { id: 1, kakao_account: this.account };
    }
    return undefined;
  }

  #signed(): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.url,
      aud: "client",
      sub: "1",
      iat: now,
      exp: now + 300,
      nonce: this.nonce,
      ...this.idToken,
    };
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    const text = `${encoded({ alg: "RS256", kid: "k1" })}.${encoded(claims)}`;
    return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
  }
}

describe("providers of accounts", () => {
  const company = new Company();
  let naver: Provider;
  let kakao: Provider;

  before(() => company.open());
  beforeEach(() => {
    Object.assign(company, { asked: [], status: 200, idToken: {} });
    const config = { clientId: "client", clientSecret: "secret", issuerUrl: company.url };
    naver = openProvider({ kind: "naver", ...config }, "https://visit.example/log-in");
    kakao = openProvider({ kind: "kakao", ...config }, "https://visit.example/log-in");
  });
  after(() => {
    company.server.closeAllConnections();
    company.server.close();
  });

  const goThrough = async (provider: Provider) => {
    const { secrets } = await provider.begin();
    company.nonce = secrets.nonce;
    return provider.complete({ code: "one-time", state: secrets.state }, secrets);
  };

  test("Naver: where to go, and what is exchanged", async () => {
    const { authorizationUrl, secrets } = await naver.begin();
    const { pathname, searchParams } = new URL(authorizationUrl);
    assert.equal(pathname, "/oauth2.0/authorize");
    assert.deepEqual(Object.fromEntries(searchParams), {
      client_id: "client",
      response_type: "code",
      redirect_uri: "https://visit.example/log-in",
      state: secrets.state,
      code_challenge: createHash("sha256").update(secrets.verifier).digest("base64url"),
      code_challenge_method: "S256",
    });
    company.account = {};
    await naver.complete({ code: "one-time", state: secrets.state }, secrets);
    const [token, profile] = company.asked;
    assert.deepEqual(Object.fromEntries(token?.form ?? []), {
      grant_type: "authorization_code",
      code: "one-time",
      state: secrets.state,
      redirect_uri: "https://visit.example/log-in",
      code_verifier: secrets.verifier,
      client_id: "client",
      client_secret: "secret",
    });
    assert.deepEqual([profile?.path, profile?.authorization], ["/v1/nid/me", "Bearer naver-token"]);
  });

  test("Naver: name, mobile and birth date as its profile API writes them", async () => {
    company.account = { id: "x", name: "홍길동", mobile: "010-1234-5678", birthyear: "1990", birthday: "05-09" };
    assert.deepEqual(await goThrough(naver), { name: "홍길동", phone: "010-1234-5678", birthDate: "1990-05-09" });
    company.account = { id: "x" };
    assert.deepEqual(await goThrough(naver), { name: undefined, phone: undefined, birthDate: null });
  });

  test("Kakao: the scope names what is needed; phone and birth date come from the user API", async () => {
    const { authorizationUrl } = await kakao.begin();
    assert.equal(new URL(authorizationUrl).searchParams.get("scope"), "openid name phone_number birthyear birthday");
    company.account = {
      name: "성춘향",
      phone_number: "+82 10-1234-5678",
      birthyear: "2001",
      birthday: "1130",
      birthday_type: "SOLAR",
    };
    const profile = { name: "성춘향", phone: "+82 10-1234-5678", birthDate: "2001-11-30" };
    assert.deepEqual(await goThrough(kakao), profile);
    company.account = { ...company.account, birthday_type: "LUNAR" };
    assert.deepEqual(await goThrough(kakao), { ...profile, birthDate: null });
  });

  test("a token of another nonce, issuer or client, or one that ran out, is no log-in", async () => {
    for (const idToken of [{ nonce: "other" }, { iss: "https://elsewhere.example" }, { aud: "other" }, { exp: 1 }]) {
      company.idToken = idToken;
      await assert.rejects(goThrough(kakao), { code: "log-in-expired" }, JSON.stringify(idToken));
    }
  });

  test("a company that does not answer, or with a fault of its own, is unavailable; a refusal is a log-in that ended", async () => {
    company.status = 503;
    await assert.rejects(goThrough(naver), { code: "unavailable" });
    await assert.rejects(goThrough(kakao), { code: "unavailable" });
    company.status = 400;
    await assert.rejects(goThrough(naver), { code: "log-in-expired" });
    const gone = { kind: "naver" as const, clientId: "c", clientSecret: "s", issuerUrl: "http://127.0.0.1:9" };
    await assert.rejects(goThrough(openProvider(gone, "https://visit.example/log-in")), { code: "unavailable" });
  });
});
