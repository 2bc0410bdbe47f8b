import type { Body } from "@kipass/contract/endpoint";
import type { renewTerminal as endpoint } from "@kipass/contract/registry";
import { fromBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { renewalMessage } from "@kipass/protocol/terminal-renewal";
import { today } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import { endPairedTerminal, findTerminal } from "../store/terminals.ts";
import type { Pairing } from "./create-pairing-code.ts";
import { letIn, type Paired } from "./pair-terminal.ts";

const SKEW_MS = 300_000;

/** The next session of a paired terminal, for its key; the registration it had ends, so that each signature serves once. @throws Problem session-ended */
export async function renewTerminal(
  { db, clock, random }: Pairing,
  { atMs, ...body }: Body<typeof endpoint>,
): Promise<Paired> {
  const [device, signature] = [fromBase64url(body.device), fromBase64url(body.signature)];
  if (!device || !signature) throw new Problem("malformed-request");
  const terminal = await findTerminal(db, device);
  const isSigned = terminal && primitives.ed25519Verify(terminal.publicKey, renewalMessage(device, atMs), signature);
  if (!isSigned || Math.abs(clock.nowMs() - atMs) > SKEW_MS) throw new Problem("session-ended");
  return db.tx("renew-terminal", async (tx) => {
    const member = await endPairedTerminal(tx, device, today(clock));
    const paired = member && (await letIn(tx, { clock, random }, member, terminal.publicKey));
    if (!paired) throw new Problem("session-ended");
    return paired;
  });
}
