import * as contract from "@kipass/contract/office";
import type { AtDesk } from "../desk.ts";
import { listQueue } from "./list-queue.ts";

export function bindQueue(at: AtDesk): void {
  at(contract.listQueue, (desk, { query }) => listQueue(desk, query));
}
