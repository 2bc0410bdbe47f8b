import { fromBase64url, fromUtf8 } from "@kipass/protocol/bytes";
import type { OrderClaims } from "@kipass/protocol/order";
import type { RequestView } from "../api.ts";

/** What an order says, read from the very bytes an officer signs. */
export function claimsOf(bytes: string): OrderClaims {
  return JSON.parse(fromUtf8(fromBase64url(bytes) ?? new Uint8Array()) ?? "") as OrderClaims;
}

export interface AskedOrder {
  order: RequestView["orders"][number];
  claims: OrderClaims;
}

export function askedOrders({ orders }: RequestView): AskedOrder[] {
  return orders.map((order) => ({ order, claims: claimsOf(order.bytes) }));
}

/** '7F3A-91C2-0E5D': the start of an order's reference, to read aloud. */
export function shortReference(reference: string): string {
  const hex = [...(fromBase64url(reference) ?? [])]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
  return (hex.slice(0, 12).match(/.{4}/g) ?? []).join("-");
}
