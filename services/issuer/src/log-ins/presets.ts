import { type Day, isDay } from "@kipass/protocol/day";
import * as oauth from "openid-client";

export type ProviderKind = "openid" | "naver" | "kakao";

/** What a provider says of a person; as it says it. */
export interface Profile {
  name: string | undefined;
  phone: string | undefined;
  birthDate: Day | null;
}

export interface Preset {
  /** Where the provider is when configuration names no other address. */
  issuerUrl: string | undefined;
  /** Absent where the provider speaks OAuth 2 without OpenID Connect: there is no ID token then. */
  scope: string | undefined;
  /** Endpoints, where there is nothing to discover them from. */
  metadata(issuerUrl: string): oauth.ServerMetadata;
  readProfile(provider: oauth.Configuration, tokens: Tokens, issuerUrl: string): Promise<Profile>;
}

type Tokens = Awaited<ReturnType<typeof oauth.authorizationCodeGrant>>;

const discovered = (issuerUrl: string): oauth.ServerMetadata => ({ issuer: issuerUrl });

/** Any provider of OpenID Connect with the standard claims (OpenID Connect Core §5.1). */
const openid: Preset = {
  issuerUrl: undefined,
  scope: "openid profile phone",
  metadata: discovered,
  async readProfile(provider, tokens) {
    const subject = tokens.claims()?.sub ?? "";
    const { name, phone_number, birthdate } = await oauth.fetchUserInfo(provider, tokens.access_token, subject);
    return { name: text(name), phone: text(phone_number), birthDate: dayOrNull(birthdate) };
  },
};

/**
 * 네이버 로그인: OAuth 2.0, what is given is ticked in the application's settings at Naver instead of asked for as scope
 * (https://developers.naver.com/docs/login/api/api.md, …/profile/profile.md).
 */
const naver: Preset = {
  issuerUrl: "https://nid.naver.com",
  scope: undefined,
  metadata: (issuerUrl) => ({
    issuer: issuerUrl,
    authorization_endpoint: new URL("/oauth2.0/authorize", issuerUrl).href,
    token_endpoint: new URL("/oauth2.0/token", issuerUrl).href,
  }),
  async readProfile(provider, { access_token }, issuerUrl) {
    const at = resourceUrl("https://openapi.naver.com/v1/nid/me", issuerUrl, naver);
    const { response } = await readJson<{ response?: NaverProfile }>(provider, access_token, at);
    return {
      name: text(response?.name),
      phone: text(response?.mobile),
      birthDate: dayOrNull(`${response?.birthyear}-${response?.birthday}`),
    };
  },
};

/** `birthday` is MM-DD, `mobile` 010-1234-5678. */
interface NaverProfile {
  name?: string;
  mobile?: string;
  birthyear?: string;
  birthday?: string;
}

/**
 * 카카오 로그인: OpenID Connect; phone and birth date come from the user API, whose consent items the scope names
 * (https://developers.kakao.com/docs/ko/kakaologin/rest-api).
 */
const kakao: Preset = {
  issuerUrl: "https://kauth.kakao.com",
  scope: "openid name phone_number birthyear birthday",
  metadata: discovered,
  async readProfile(provider, { access_token }, issuerUrl) {
    const at = resourceUrl("https://kapi.kakao.com/v2/user/me", issuerUrl, kakao);
    const { kakao_account } = await readJson<{ kakao_account?: KakaoAccount }>(provider, access_token, at);
    return {
      name: text(kakao_account?.name),
      phone: text(kakao_account?.phone_number),
      birthDate: kakaoBirthDate(kakao_account),
    };
  },
};

/** `birthday` is MMDD, `phone_number` "+82 10-1234-5678". */
interface KakaoAccount {
  name?: string;
  phone_number?: string;
  birthyear?: string;
  birthday?: string;
  birthday_type?: "SOLAR" | "LUNAR";
}

/** A lunar birthday says no day of our calendar without its year's moons: unknown, rather than wrong. */
function kakaoBirthDate({ birthyear, birthday, birthday_type }: KakaoAccount = {}): Day | null {
  if (birthday_type === "LUNAR") return null;
  return dayOrNull(`${birthyear}-${birthday?.slice(0, 2)}-${birthday?.slice(2)}`);
}

export const presets: Record<ProviderKind, Preset> = { openid, naver, kakao };

/** Another host than the log-in's, unless a stand-in takes the place of both. */
function resourceUrl(own: string, issuerUrl: string, preset: Preset): URL {
  return issuerUrl === preset.issuerUrl ? new URL(own) : new URL(new URL(own).pathname, issuerUrl);
}

async function readJson<T>(provider: oauth.Configuration, accessToken: string, url: URL): Promise<T> {
  const response = await oauth.fetchProtectedResource(provider, accessToken, url, "GET");
  if (!response.ok) throw response;
  return (await response.json()) as T;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function dayOrNull(value: unknown): Day | null {
  return typeof value === "string" && isDay(value) ? value : null;
}
