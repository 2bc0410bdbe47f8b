import type { Reply } from "@kipass/contract/endpoint";
import type { listQueue } from "@kipass/contract/office";
import type { Desk } from "../desk.ts";

type Kind = Reply<typeof listQueue>["kinds"][number];

/** Finds what waits for an officer, of one kind: the most pressing first, and how many there are. */
export interface QueueProvider {
  readonly kind: Kind["kind"];
  find(desk: Desk, limit: number): Promise<Pick<Kind, "total" | "items">>;
}
