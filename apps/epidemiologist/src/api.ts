import { type AuthorityClient, authorityClient } from "@kipass/sdk/authority";

/** The authority, same origin, the browser's own cookie. */
export const api: AuthorityClient = authorityClient({ baseUrl: "" });

type Answer<Name extends keyof AuthorityClient> = Awaited<ReturnType<AuthorityClient[Name]>>;

export type Officer = Answer<"describeOfficer">["officer"];
/** Who is logged in, as they stand today. */
export type Me = Officer & Pick<Answer<"describeOfficer">, "absent" | "deputyFor">;
export type Colleague = Answer<"listOfficers">["officers"][number];
export type Alarm = Answer<"listAlarms">["alarms"][number];
export type AccessQuery = Parameters<AuthorityClient["readAccessLog"]>[0]["query"];
export type Passkey = Answer<"listPasskeys">["passkeys"][number];
export type LogInStep = Answer<"logIn">;
export type CaseSummary = Answer<"listCases">["cases"][number];
export type CaseView = Answer<"readCase">;
export type CaseListReport = Answer<"previewCases">;
export type CaseVisit = CaseView["visits"][number];
export type Person = CaseView["people"][number];
export type RequestView = Answer<"readRequest">["request"];
export type Outbreak = Answer<"readOutbreak">;
export type Contact = Answer<"listContacts">["contacts"][number];
export type HandInPlace = Answer<"listHandInOrders">["places"][number];
export type HandInReport = Answer<"previewHandIn">;
