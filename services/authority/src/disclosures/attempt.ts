import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { setOrderState } from "../store/orders.ts";
import type { OpenOrder } from "./exchange.ts";

/** Where an order stands after a round: choosing waits for the investigator, waiting for the asked party; cancelled asks nobody. */
export type Outcome = "done" | "choosing" | "waiting" | "failed" | "cancelled";

/** The request was called off before this was asked. */
export class Cancelled extends Error {}

/** Refusals that asking again would only repeat. All others may pass: a party out of reach, a certification not yet read there. */
const FINAL: readonly ProblemCode[] = [
  "malformed-request",
  "too-large",
  "unknown-endpoint",
  "order-malformed",
  "order-audience",
  "order-expired",
  "order-scope",
  "order-limit",
];

/** Runs an order's part of a round and writes down how it stands. Nobody of that name and phone at an issuer is an answer, too. */
export async function attempt(office: Office, { order }: OpenOrder, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    const outcome = await work();
    if (outcome === "done") await setOrderState(office.db, order.id, "done", null);
    return outcome;
  } catch (error) {
    if (error instanceof Cancelled) return "cancelled";
    const code = codeOf(error);
    if (code === "person-not-found") {
      await setOrderState(office.db, order.id, "done", code);
      return "done";
    }
    const isFinal = FINAL.includes(code);
    await setOrderState(office.db, order.id, isFinal ? "failed" : "sent", code);
    return isFinal ? "failed" : "waiting";
  }
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof Problem) return error.code;
  throw error;
}
