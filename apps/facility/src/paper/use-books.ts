import type { Reply } from "@kipass/contract/endpoint";
import type { listPaperBooks } from "@kipass/contract/registry";
import { registry } from "../registry.ts";
import { type Asked, useAsked } from "../use-asked.ts";

export type Books = Reply<typeof listPaperBooks>;
export type Book = Books["books"][number];

/** The facility's paper books, asked for on entering the page. */
export function useBooks(): Asked<Books> {
  return useAsked(() => registry.listPaperBooks());
}
