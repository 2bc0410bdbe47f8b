import { type OrderClaims, parseClaims, sealOrder } from "@kipass/protocol/order";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import type { CaseBox } from "../cases/case-box.ts";
import { orderSigningKey } from "../keys/order-keys.ts";
import type { Office } from "../office.ts";
import { approvalsOf, keepKid, kidOf, type Order } from "../store/orders.ts";

/**
 * The order as it is sent: verbatim bytes, both officers' approvals, the authority's own around them. It stays with the key it was
 * first sealed with, so that a key can be followed by another while orders run.
 */
export async function signedOrder(
  office: Pick<Office, "vault" | "certification">,
  tx: Tx,
  order: Order,
  box: CaseBox,
): Promise<string> {
  const approvals = await approvalsOf(tx, [order.id]);
  const key = orderSigningKey(office, (await kidOf(tx, order.id)) ?? undefined);
  await keepKid(tx, order.id, key.kid);
  return sealOrder(bytesOf(order, box), approvals, key, primitives);
}

/** What the order says, from the bytes that were signed. */
export function claimsOf(order: Order, box: CaseBox): OrderClaims {
  const claims = parseClaims(bytesOf(order, box));
  if (!claims) throw new Error("a kept order cannot be read");
  return claims;
}

function bytesOf({ bytes, reference }: Order, box: CaseBox): Buffer {
  if (!bytes) throw new Error("the order's bytes have been destroyed");
  return box.openBytes(`order/${reference}`, bytes);
}
