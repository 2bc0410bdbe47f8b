import { Problem } from "@kipass/protocol/problem";
import type { Provider } from "./provider.ts";
import { sealTicket, type TicketParts } from "./ticket.ts";

export interface LogInParts {
  /** Undefined where visitors type name and phone. */
  provider: Provider | undefined;
  tickets: TicketParts;
}

/** Where the visitor logs in, and the ticket the page keeps until they come back. @throws Problem not-offered, unavailable */
export async function startLogIn({ provider, tickets }: LogInParts): Promise<{
  authorizationUrl: string;
  ticket: string;
}> {
  if (!provider) throw new Problem("not-offered");
  const { authorizationUrl, secrets } = await provider.begin();
  return { authorizationUrl, ticket: sealTicket("log-in", secrets, tickets) };
}
