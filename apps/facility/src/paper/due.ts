import type { Reply } from "@kipass/contract/endpoint";
import type { listPaperBooks } from "@kipass/contract/registry";

type Book = Reply<typeof listPaperBooks>["books"][number];

export type BookState = "kept" | "due" | "overdue" | "destroyed";

const REMINDED_DAYS = 3;

/** A book is due from three days before its date on, and overdue after it. */
export function stateOf({ destroyBy, destruction }: Pick<Book, "destroyBy" | "destruction">, today: string): BookState {
  if (destruction) return "destroyed";
  const left = daysBetween(today, destroyBy);
  return left < 0 ? "overdue" : left <= REMINDED_DAYS ? "due" : "kept";
}

/** Negative when the second day came first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
