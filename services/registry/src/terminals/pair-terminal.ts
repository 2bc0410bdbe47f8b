import type { Body, Reply } from "@kipass/contract/endpoint";
import type { pairTerminal as endpoint } from "@kipass/contract/registry";
import { fromBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { describeFacility } from "../facilities/describe-facility.ts";
import { describeMember } from "../members/describe-member.ts";
import { findFacility } from "../store/facilities.ts";
import { findWorkingMember, type Member, markUsed } from "../store/members.ts";
import { insertTerminal, takePairingCode, tryPairingCode } from "../store/terminals.ts";
import type { Pairing } from "./create-pairing-code.ts";
import { isSecretOf, parsePairingCode, selectorOf } from "./pairing-code.ts";

export interface Paired {
  reply: Reply<typeof endpoint>;
  member: Member;
  device: Uint8Array;
}

const MOST_TRIES = 5;

/** Lets a terminal in with a manager's code and keeps its key. Wrong, used up and run out are one answer. @throws Problem pairing-code-wrong */
export async function pairTerminal({ db, key, clock, random }: Pairing, body: Body<typeof endpoint>): Promise<Paired> {
  const code = parsePairingCode(body.code);
  const publicKey = fromBase64url(body.publicKey);
  if (!publicKey) throw new Problem("malformed-request");
  if (!code) throw new Problem("pairing-code-wrong");
  const nowMs = clock.nowMs();
  const selector = selectorOf(code);
  // Counted before it is compared, and outside the transaction: a wrong try stays counted.
  const asked = await tryPairingCode(db, selector, { nowMs, mostTries: MOST_TRIES });
  if (!asked || !isSecretOf(code, key, asked.secret)) throw new Problem("pairing-code-wrong");
  return db.tx("pair-terminal", async (tx) => {
    if (!(await takePairingCode(tx, selector, asked.secret))) throw new Problem("pairing-code-wrong");
    const paired = await letIn(tx, { clock, random }, asked.member, publicKey);
    if (!paired) throw new Problem("pairing-code-wrong");
    return paired;
  });
}

/** Registers a key as a new device of a member; undefined when the member was revoked. */
export async function letIn(
  tx: Tx,
  { clock, random }: Pick<Pairing, "clock" | "random">,
  memberId: number,
  publicKey: Uint8Array,
): Promise<Paired | undefined> {
  const member = await findWorkingMember(tx, memberId);
  const facility = member && (await findFacility(tx, member.facility));
  if (!facility) return undefined;
  const day = today(clock);
  const device = random(16);
  await insertTerminal(tx, {
    device,
    publicKey,
    facility: member.facility,
    member: member.id,
    door: member.door,
    paired: true,
    issuedAtMs: clock.nowMs(),
    day,
  });
  await markUsed(tx, member.id, day);
  return { reply: { facility: describeFacility(facility, day), member: describeMember(member) }, member, device };
}
