import { Problem } from "@kipass/protocol/problem";
import { cookieJar } from "@kipass/sdk/call";
import { type RegistryClient, registryClient } from "@kipass/sdk/registry";
import type { Demo } from "./demo-file.ts";
import { type DemoFacility, type DemoWaitingFacility, demoFacilities, demoWaitingFacilities } from "./people.ts";

/** Logs every demo facility in, and signs up those that a new database does not know yet, as their managers would. */
export async function openDemoFacilities(
  baseUrl: string,
  codeFor: (phone: string) => string,
): Promise<Demo["facilities"]> {
  const opened: Demo["facilities"] = [];
  const open = async (facility: DemoFacility | DemoWaitingFacility) => {
    const client = registryClient({ baseUrl, origin: baseUrl, cookies: cookieJar() });
    return (await idOfKnown(client, facility)) ?? (await signUp(client, facility, codeFor));
  };
  for (const facility of demoWaitingFacilities) await open(facility);
  for (const facility of demoFacilities) {
    const id = await open(facility);
    const { name, loginId, password, businessNumber } = facility;
    opened.push({ id, name, loginId, password, businessNumber });
  }
  return opened;
}

async function idOfKnown(
  client: RegistryClient,
  { loginId, password }: Pick<DemoFacility, "loginId" | "password">,
): Promise<number | undefined> {
  try {
    const { facility } = await client.logIn({ body: { loginId, password } });
    return facility.id;
  } catch (fault) {
    if (fault instanceof Problem && fault.code === "login-failed") return undefined;
    throw fault;
  }
}

async function signUp(
  client: RegistryClient,
  facts: DemoFacility | DemoWaitingFacility,
  codeFor: (phone: string) => string,
): Promise<number> {
  await client.sendManagerCode({ body: { phone: facts.managerPhone, purpose: "sign-up" } });
  const { facility } = await client.signUpFacility({
    body: {
      sectorDetail: null,
      ...facts,
      terms: { service: true, collection: true },
      code: codeFor(facts.managerPhone),
    },
  });
  return facility.id;
}
