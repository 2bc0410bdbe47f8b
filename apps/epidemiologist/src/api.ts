import { type AuthorityClient, authorityClient } from "@kipass/sdk/authority";

/** The authority, same origin, the browser's own cookie. */
export const api: AuthorityClient = authorityClient({ baseUrl: "" });

type Answer<Name extends keyof AuthorityClient> = Awaited<ReturnType<AuthorityClient[Name]>>;

export type Officer = Answer<"describeOfficer">["officer"];
export type Passkey = Answer<"listPasskeys">["passkeys"][number];
export type LogInStep = Answer<"logIn">;
export type CaseSummary = Answer<"listCases">["cases"][number];
export type CaseView = Answer<"readCase">;
export type CaseVisit = CaseView["visits"][number];
export type Person = CaseView["people"][number];
export type RequestView = Answer<"readRequest">["request"];
export type Contact = Answer<"listContacts">["contacts"][number];
