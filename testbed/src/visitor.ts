import { type CookieJar, cookieJar } from "@kipass/sdk/call";
import { type IssuerClient, issuerClient } from "@kipass/sdk/issuer";
import type { SmsInbox } from "./sms-inbox.ts";

/** A person at one issuer, driven through the same endpoints as the app on their phone. */
export interface Visitor {
  readonly name: string;
  readonly phone: string;
  readonly issuer: string;
  readonly client: IssuerClient;
  /** Draws a pass; its 224 digits. */
  draw(kind?: "live" | "assisted"): Promise<string>;
}

export interface Person {
  name: string;
  phone: string;
}

export interface VisitorPlace {
  issuer: string;
  baseUrl: string;
  /** Where it is not the address itself. */
  origin?: string;
  inbox: SmsInbox;
  /** The device's, when the caller wants to hold it. */
  cookies?: CookieJar;
}

/** Consents, proves the phone by its code, and is enrolled on a device of their own. */
export async function enrolVisitor(at: VisitorPlace, person: Person): Promise<Visitor> {
  const client = issuerClient({
    baseUrl: at.baseUrl,
    origin: at.origin ?? at.baseUrl,
    cookies: at.cookies ?? cookieJar(),
  });
  const { consents } = await client.describeIssuer();
  await client.sendPhoneCode({ body: { phone: person.phone, purpose: "enrol" } });
  await client.enrol({
    body: {
      ...person,
      code: at.inbox.codeFor(person.phone),
      ofAge: true,
      consents: consents.map(({ kind, version }) => ({ kind, version, agreed: true })),
    },
  });
  return {
    ...person,
    issuer: at.issuer,
    client,
    draw: async (kind = "live") => (await client.issuePass({ body: { class: kind } })).pass,
  };
}
