import { Problem } from "@kipass/protocol/problem";
import type { Session } from "../accounts/session.ts";
import { sealTicket, type TicketParts } from "../log-ins/ticket.ts";
import type { IdentityProofs, ProofMethod } from "./identity-proofs.ts";

export interface ProofParts {
  /** Undefined where the code by SMS is the only way. */
  proofs: IdentityProofs | undefined;
  tickets: TicketParts;
}

/** Where the visitor proves who they are, and the ticket that binds the answer to this session. @throws Problem not-offered, unavailable */
export async function startProof(
  { account, generation }: Session,
  { method }: { method: ProofMethod },
  { proofs, tickets }: ProofParts,
): Promise<{ authorizationUrl: string; ticket: string }> {
  if (!proofs?.methods.includes(method)) throw new Problem("not-offered");
  const { authorizationUrl, secrets } = await proofs.start(method);
  return { authorizationUrl, ticket: sealTicket("proof", { ...secrets, account, generation }, tickets) };
}
