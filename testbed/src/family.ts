import { type CookieJar, cookieJar } from "@kipass/sdk/call";
import { type IssuerClient, issuerClient } from "@kipass/sdk/issuer";
import type { VisitorPlace } from "./visitor.ts";

export interface YoungPerson {
  name: string;
  birthDate: string;
}

/** Gives every consent a guardian is asked for a child; the child's number. */
export async function addChild(guardian: IssuerClient, child: YoungPerson): Promise<number> {
  const { consents, guardianConsent } = await guardian.describeIssuer();
  const given = [
    ...consents.map(({ kind, version }) => ({ kind, version, agreed: true })),
    { kind: "guardian" as const, version: guardianConsent.version, agreed: true },
  ];
  return (await guardian.addChild({ body: { ...child, consents: given } })).child;
}

/** A child with a device of its own, started with the code on its guardian's screen. */
export async function addChildDevice(
  guardian: VisitorPlace,
  phone: string,
  cookies: CookieJar = cookieJar(),
): Promise<IssuerClient> {
  const connect = (jar: CookieJar) =>
    issuerClient({ baseUrl: guardian.baseUrl, origin: guardian.baseUrl, cookies: jar });
  const parent = connect(guardian.cookies ?? cookieJar());
  const child = await addChild(parent, { name: "홍아이", birthDate: "2018-05-05" });
  const { code } = await parent.startChildDevice({ params: { child: String(child) }, body: {} });
  const device = connect(cookies);
  await device.startChildSession({ body: { phone, code } });
  return device;
}
